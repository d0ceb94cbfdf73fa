/// What a statement is grouped by: its verb, tables, conditions and shape, no text and no value.
public struct StatementFeatures: Sendable, Hashable, Codable {
    /// A place where a column is named.
    public struct Condition: Sendable, Hashable, Codable {
        /// The relation, with schema where it is known: `shop.orders`.
        public var relation: String
        /// The column, or the expression of columns.
        public var column: String
        /// What is asked of it, as in `advisor.predicate`: `equality`, `range`, `join`, ….
        public var usage: String
        /// The relation on the other side of a join.
        public var other: String?

        /// A place where a column is named.
        public init(relation: String, column: String, usage: String, other: String? = nil) {
            self.relation = relation
            self.column = column
            self.usage = usage
            self.other = other
        }
    }

    /// Key of the statement.
    public var statementID: Int64
    /// The identity that decides between equals, so that the order of the input does not.
    public var fingerprint: String
    /// `select`, `insert`, ….
    public var kind: String
    /// The relations, with schema where it is known.
    public var relations: [String]
    /// Conditions, sort keys and group keys.
    public var conditions: [Condition]
    /// Functions called.
    public var functions: [String]
    /// The outermost block has a LIMIT.
    public var hasLimit: Bool
    /// A subquery names a column of the query around it.
    public var isCorrelated: Bool

    private enum CodingKeys: String, CodingKey {
        case fingerprint, kind, relations, conditions, functions
        case statementID = "statement_id"
        case hasLimit = "has_limit"
        case isCorrelated = "is_correlated"
    }

    /// What a statement is grouped by.
    public init(
        statementID: Int64, fingerprint: String, kind: String, relations: [String],
        conditions: [Condition] = [], functions: [String] = [], hasLimit: Bool = false,
        isCorrelated: Bool = false
    ) {
        self.statementID = statementID
        self.fingerprint = fingerprint
        self.kind = kind
        self.relations = relations
        self.conditions = conditions
        self.functions = functions
        self.hasLimit = hasLimit
        self.isCorrelated = isCorrelated
    }

    /// Whether it reads more than one table, or one twice.
    var joins: Bool { relations.count > 1 || conditions.contains { $0.usage == "join" } }
}
