/// One level of a statement: the statement itself, a subquery, a branch of a `UNION`, ….
public struct QueryBlock: Sendable, Hashable, Codable {
    /// What a block is there for.
    public enum Role: Sendable, Hashable, Codable {
        /// The statement itself.
        case statement
        /// The body of a common table expression.
        case commonTable(name: String, materialized: Bool?, recursive: Bool)
        /// A subquery in FROM.
        case from
        /// A branch of a set operation.
        case setOperand
        /// The query of `INSERT … SELECT` or its `VALUES`.
        case insertSource
        /// `EXISTS (…)`, or `NOT EXISTS (…)`.
        case exists(negated: Bool)
        /// `x IN (…)`, or `x NOT IN (…)`.
        case inSubquery(negated: Bool)
        /// `x op ANY (…)` other than IN, or `x op ALL (…)` other than NOT IN.
        case quantified
        /// A subquery that stands for one value or row.
        case scalar
        /// `ARRAY (…)`.
        case array
    }

    /// What the block does.
    public var kind: StatementKind
    /// What the block is there for.
    public var role: Role
    /// Index of the block that contains it; nil for the statement itself.
    public var parent: Int?
    /// The FROM items in order of appearance, members of joins one by one; a target comes first.
    public var sources: [ColumnSource]
    /// The select list, or RETURNING.
    public var outputs: [OutputColumn]
    /// `GROUP BY` keys, those of grouping sets included.
    public var groupBy: [GroupKey]
    /// `ORDER BY` keys.
    public var orderBy: [SortKey]
    /// `LIMIT` or `FETCH FIRST`.
    public var limit: RowCount?
    /// `OFFSET`.
    public var offset: RowCount?
    /// `DISTINCT`, or `DISTINCT ON` with its keys.
    public var distinct: DistinctClause?
    /// The set operation that the block is, with its branches.
    public var setOperation: SetOperation?
    /// The strengths of row locking clauses: `update`, `no key update`, `share`, `key share`.
    public var locking: [String]
    /// Columns written by `UPDATE … SET`, or listed by `INSERT`.
    public var assigned: [String]
    /// Rows of a `VALUES` list, capped at two: 0 none, 1 one, 2 several.
    public var valuesRows: Int
    /// Whether it has `GROUPING SETS`, `CUBE` or `ROLLUP`.
    public var hasGroupingSets: Bool
    /// Whether it calls window functions.
    public var hasWindow: Bool
    /// Whether it uses columns of the blocks around it; nil when unresolved names leave it open.
    public var isCorrelated: Bool?
    /// Whether the select list calls a function that is known to return sets: `unnest(tags)`.
    public var returnsSets: Bool
    /// Whether it is known to aggregate: `GROUP BY`, `HAVING`, or a call that only an aggregate
    /// allows or that is one of the aggregates of PostgreSQL.
    public var hasAggregate: Bool

    /// Makes an empty block.
    public init(kind: StatementKind, role: Role, parent: Int?) {
        self.kind = kind
        self.role = role
        self.parent = parent
        sources = []
        outputs = []
        groupBy = []
        orderBy = []
        limit = nil
        offset = nil
        distinct = nil
        setOperation = nil
        locking = []
        assigned = []
        valuesRows = 0
        hasGroupingSets = false
        hasWindow = false
        isCorrelated = false
        returnsSets = false
        hasAggregate = false
    }

    /// Whether the select list has a `*`.
    public var selectsStar: Bool { outputs.contains { $0.star != nil } }
}
