/// One join of a FROM clause.
public struct JoinClause: Sendable, Hashable, Codable {
    /// Which rows a join keeps.
    public enum Kind: Sendable, Hashable, Codable {
        /// `JOIN`, with or without a condition.
        case inner
        /// `LEFT JOIN`.
        case left
        /// `RIGHT JOIN`.
        case right
        /// `FULL JOIN`.
        case full
    }

    /// Which rows the join keeps.
    public var kind: Kind
    /// Whether the catalogue decides the columns: `NATURAL JOIN`.
    public var isNatural: Bool
    /// The columns of `USING`; for a natural join those that the catalogue gave.
    public var using: [String]
    /// Whether the conditions that `using` stands for are among `StatementShape.predicates`.
    public var isExpanded: Bool
    /// The left side: a range of `QueryBlock.sources`.
    public var left: Range<Int>
    /// The right side: a range of `QueryBlock.sources`.
    public var right: Range<Int>
    /// Index of the block whose FROM clause has the join.
    public var block: Int

    /// Makes a join whose `using` is not expanded.
    public init(
        kind: Kind, isNatural: Bool = false, using: [String] = [], left: Range<Int>,
        right: Range<Int>, block: Int
    ) {
        self.kind = kind
        self.isNatural = isNatural
        self.using = using
        isExpanded = false
        self.left = left
        self.right = right
        self.block = block
    }
}
