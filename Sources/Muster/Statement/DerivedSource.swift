/// A FROM item that is not a relation: a subquery, a common table expression, a function.
public struct DerivedSource: Sendable, Hashable, Codable {
    /// What makes the rows.
    public enum Origin: Sendable, Hashable, Codable {
        /// A subquery in FROM; the index of its block.
        case subquery(block: Int, lateral: Bool)
        /// A use of a common table expression; the index of its block.
        case commonTable(block: Int, name: String)
        /// One or more functions in FROM.
        case functions([QualifiedName])
        /// A join with an alias of its own, which hides the names of its members; or, when
        /// `onlyMerged` is not empty, the alias of the merged columns of a `USING … AS` clause.
        case join(members: [ColumnSource], onlyMerged: [String])
        /// The pseudo-relation `excluded` of `ON CONFLICT`; the index of the target in
        /// `StatementShape.relations`, whose columns it has.
        case excluded(relation: Int)
        /// `XMLTABLE`.
        case table
    }

    /// What makes the rows.
    public var origin: Origin
    /// The name that qualifies columns of this source; nil when it has none.
    public var alias: String?
    /// Names given to the leading columns: `f(1) as x (a, b)`.
    public var columnAliases: [String]
    /// Whether a function, or `XMLTABLE`, is known to have no columns but `columnAliases`.
    public var hasOnlyAliases: Bool
    /// Index of the block, in `StatementShape.blocks`, whose FROM clause this belongs to.
    public var block: Int
    /// Whether an outer join can fill this source's columns with nulls.
    public var isNullable: Bool

    /// Makes a derived source.
    public init(
        origin: Origin, alias: String?, columnAliases: [String] = [], hasOnlyAliases: Bool = false,
        block: Int, isNullable: Bool = false
    ) {
        self.origin = origin
        self.alias = alias
        self.columnAliases = columnAliases
        self.hasOnlyAliases = hasOnlyAliases
        self.block = block
        self.isNullable = isNullable
    }
}
