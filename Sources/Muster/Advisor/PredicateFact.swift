/// One place in a statement where an index could serve, as a row of `advisor.predicate`.
///
/// The keys of its JSON are that table's columns.
public struct PredicateFact: Sendable, Hashable, Codable {
    /// Index of the query block.
    public var block: Int
    /// Index of the mention of the relation, so that a self-join's two sides stay apart.
    public var instance: Int
    /// Schema of the relation; nil when the catalogue does not know the relation.
    public var relationSchema: String?
    /// The relation.
    public var relationName: String
    /// Its alias.
    public var alias: String?
    /// The column, when it is a plain column.
    public var columnName: String?
    /// The expression without outer parentheses, when it is not a plain column.
    public var expression: String?
    /// False when the expression still has a parameter whose value is structural (`payload ->> $1`).
    public var isResolved: Bool
    /// What is asked of it: `equality`, `range`, `join`, `order_by`, ….
    public var usage: String
    /// The operator as written.
    public var `operator`: String?
    /// The clause: `where`, `on`, `having`, `order_by`, `group_by`, `distinct`.
    public var clause: String
    /// Sort direction of an `order_by`.
    public var direction: String?
    /// Where nulls go in an `order_by`.
    public var nulls: String?
    /// Position among the keys of an `order_by` or `group_by`, from 1.
    public var position: Int?
    /// Schema of the other side of a join.
    public var otherSchema: String?
    /// Relation of the other side of a join.
    public var otherRelation: String?
    /// Column of the other side of a join.
    public var otherColumn: String?
    /// Mention of the other side of a join.
    public var otherInstance: Int?
    /// It need not hold for every row: it is under an `OR` or a `NOT`.
    public var isUnderOr: Bool
    /// The other side belongs to a block around this one.
    public var isCorrelated: Bool

    private enum CodingKeys: String, CodingKey {
        case block, instance, alias, expression, usage, `operator`, clause, direction, nulls,
            position
        case relationSchema = "relation_schema"
        case relationName = "relation_name"
        case columnName = "column_name"
        case isResolved = "is_resolved"
        case otherSchema = "other_schema"
        case otherRelation = "other_relation"
        case otherColumn = "other_column"
        case otherInstance = "other_instance"
        case isUnderOr = "is_under_or"
        case isCorrelated = "is_correlated"
    }
}

extension StatementShape {
    /// Every place where an index on a relation could serve.
    ///
    /// The shape should be resolved with the same catalogue; what stays unattributed is left out, so
    /// that a column is never ascribed to a relation that may not have it.
    ///
    /// - Parameter catalog: tells the schema of each relation.
    /// - Returns: the facts in the statement's order: conditions, then sort keys, then group keys.
    public func predicateFacts(in catalog: CatalogColumns) -> [PredicateFact] {
        let conditions = predicates.compactMap { fact(of: $0, in: catalog) }
        let sortKeys = blocks.indices.flatMap { block in
            blocks[block].orderBy.enumerated().compactMap { position, key in
                var fact = keyFact(key.operand, block, "order_by", position, catalog)
                fact?.direction = key.isDescending ? "desc" : "asc"
                fact?.nulls = key.nullsFirst ? "first" : "last"
                return fact
            }
        }
        let groupKeys = blocks.indices.flatMap { block in
            blocks[block].groupBy.enumerated().compactMap { position, key in
                keyFact(key.operand, block, "group_by", position, catalog)
            }
        }
        return conditions + sortKeys + groupKeys
    }

    private func keyFact(
        _ operand: Operand, _ block: Int, _ usage: String, _ position: Int,
        _ catalog: CatalogColumns
    ) -> PredicateFact? {
        var fact = fact(of: operand, block: block, usage: usage, clause: usage, in: catalog)
        fact?.position = position + 1
        return fact
    }

    private func fact(of predicate: Predicate, in catalog: CatalogColumns) -> PredicateFact? {
        guard let clause = predicate.clause.indexClause else { return nil }
        let usage =
            predicate.isJoin && predicate.comparison == .equality
            ? "join" : predicate.usage
        var fact = fact(
            of: predicate.operand, block: predicate.block, usage: usage, clause: clause, in: catalog
        )
        fact?.operator = predicate.operatorName
        fact?.isUnderOr = !predicate.isConjunct
        if case .operand(let other) = predicate.comparand, let relation = other.relation {
            let reference = relations[relation]
            fact?.otherInstance = relation
            fact?.otherSchema = catalog.resolved(reference.relation)?.schema
            fact?.otherRelation = reference.relation.name
            fact?.otherColumn = other.column?.name
            fact?.isCorrelated = isAround(reference.block, predicate.block)
        }
        return fact
    }

    private func fact(
        of operand: Operand, block: Int, usage: String, clause: String, in catalog: CatalogColumns
    ) -> PredicateFact? {
        guard operand.form != .opaque, let relation = operand.relation else { return nil }
        let reference = relations[relation]
        // A condition that reaches out of its block is told by the inner side, which it restricts.
        guard !isAround(reference.block, block) else { return nil }
        let column = operand.column?.name
        return PredicateFact(
            block: block, instance: relation,
            relationSchema: catalog.resolved(reference.relation)?.schema,
            relationName: reference.relation.name, alias: reference.alias, columnName: column,
            expression: column == nil ? operand.text : nil,
            isResolved: !operand.hasParameter, usage: usage, clause: clause, isUnderOr: false,
            isCorrelated: false)
    }

    /// Whether `outer` is a block that contains `inner`.
    private func isAround(_ outer: Int, _ inner: Int) -> Bool {
        var current = blocks[inner].parent
        while let block = current {
            if block == outer { return true }
            current = blocks[block].parent
        }
        return false
    }
}

extension Predicate.Clause {
    /// The clause by the name of `advisor.predicate`; nil where no index of a table serves.
    fileprivate var indexClause: String? {
        switch self {
        case .where: "where"
        case .on: "on"
        case .having: "having"
        case .filter, .conflict, .when: nil
        }
    }
}

extension Predicate {
    /// The comparison by the name of `advisor.predicate.usage`.
    fileprivate var usage: String {
        switch comparison {
        case .equality: "equality"
        case .inequality, .notInList: "not_equal"
        case .inList: "in_list"
        case .range: "range"
        case .like(.prefix): "like_prefix"
        case .like(.exact): "like_prefix"
        case .like(.suffix): "like_suffix"
        // A pattern that is a parameter may begin with a wildcard, so no B-tree can be promised.
        case .like(.infix), .like(.parameter): "like_infix"
        case .isNull: "is_null"
        case .isNotNull: "is_not_null"
        case .booleanColumn: "boolean"
        case .jsonContains: "json_contains"
        case .arrayOverlap: "array_contains"
        case .textSearch: "text_search"
        case .other: "other"
        }
    }
}
