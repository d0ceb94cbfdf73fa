/// One mention of a table, view, materialized view, foreign table or partition in a statement.
///
/// A self-join has two references to one relation. References to common table expressions are
/// `DerivedSource`s, because no index can be made on them.
public struct RelationReference: Sendable, Hashable, Codable {
    /// The relation as written.
    public var relation: QualifiedName
    /// The alias, if one was given.
    public var alias: String?
    /// New names of the leading columns: `orders as o (id, total)`.
    public var columnAliases: [String]
    /// Index of the block, in `StatementShape.blocks`, whose FROM clause or target this is.
    public var block: Int
    /// Whether rows of this reference are written.
    public var isTarget: Bool
    /// Whether an outer join can fill this reference's columns with nulls.
    public var isNullable: Bool
    /// Whether `ONLY` excludes the children of the relation.
    public var only: Bool

    /// Makes a reference; everything but the name and the block has the usual default.
    public init(
        relation: QualifiedName, alias: String? = nil, columnAliases: [String] = [], block: Int,
        isTarget: Bool = false, isNullable: Bool = false, only: Bool = false
    ) {
        self.relation = relation
        self.alias = alias
        self.columnAliases = columnAliases
        self.block = block
        self.isTarget = isTarget
        self.isNullable = isNullable
        self.only = only
    }

    /// The name that qualifies columns of this reference.
    public var exposedName: String { alias ?? relation.name }
}
