import Muster

/// `x NOT IN (SELECT y …)`: where the two sides come from, so that it can be told whether they may be
/// null.
public struct NotInTest: Sendable, Codable, Hashable {
    /// A column of a table.
    public struct Side: Sendable, Codable, Hashable {
        /// The table's schema.
        public var schema: String
        /// The table.
        public var relation: String
        /// The column.
        public var column: String
    }

    /// The left side; nil when it is no plain column of a known table, or an outer join may fill it
    /// with nulls.
    public var outer: Side?
    /// What the subquery gives, likewise.
    public var inner: Side?

    /// The tests of a statement.
    ///
    /// - Parameters:
    ///   - shape: the statement's shape, resolved.
    ///   - catalog: tells the schema of each relation.
    /// - Returns: one for each column that is compared.
    static func all(in shape: StatementShape, _ catalog: CatalogColumns) -> [NotInTest] {
        shape.predicates.compactMap { predicate in
            guard predicate.comparison == .notInList,
                case .subquery(let block) = predicate.comparand
            else { return nil }
            let outputs = shape.blocks[block].outputs
            let position = predicate.row?.position ?? 0
            return NotInTest(
                outer: side(predicate.operand, shape, catalog),
                inner: position < outputs.count
                    ? outputs[position].operand.flatMap { side($0, shape, catalog) } : nil)
        }
    }

    private static func side(
        _ operand: Operand, _ shape: StatementShape, _ catalog: CatalogColumns
    ) -> Side? {
        guard let column = operand.column, let relation = column.relation,
            !shape.relations[relation].isNullable,
            let name = catalog.resolved(shape.relations[relation].relation),
            let schema = name.schema
        else { return nil }
        return Side(schema: schema, relation: name.name, column: column.name)
    }
}
