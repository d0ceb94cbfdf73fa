import PostgresClient

extension AdvisorStore {
    /// Object ids of the tables whose statistics this login does not see, and that are new.
    public func columnFactsWanted() async throws -> [Int64] {
        try await connection.query(
            "select relid::bigint as relid from advisor._column_facts_wanted()"
        ).map { try $0.decode("relid", as: Int64.self) }
    }

    /// Stores what another login saw.
    ///
    /// - Parameter facts: an array of objects as `ExplainSession.columnStatistics(of:)` gives it.
    /// - Returns: of how many columns.
    /// - Throws: `PostgresError`.
    public func recordColumnFacts(_ facts: String) async throws -> Int {
        try await connection.query(
            "select advisor._record_column_facts(\(facts)::jsonb) as n"
        ).value(as: Int.self)
    }

    /// Columns of which it has to be known how many different values they have together.
    public struct WantedCombination: Sendable {
        /// Object id of the table.
        public let relation: Int64
        /// The table as SQL writes it, with its schema.
        public let table: String
        /// How many rows it has.
        public let rows: Double
        /// The columns as SQL writes them.
        public let columns: [String]
    }

    /// The columns of advised indexes whose size depends on what they have together.
    public func combinationsWanted() async throws -> [WantedCombination] {
        try await connection.query(
            """
            select w.relid::bigint as relid, w.source, w.rows_estimate::float8 as rows, w.columns
            from advisor._combinations_wanted() as w
            """
        ).map { row in
            WantedCombination(
                relation: try row.decode("relid"), table: try row.decode("source"),
                rows: try row.decode("rows"), columns: try row.decode("columns"))
        }
    }

    /// Stores how many different values columns have together; nil when that could not be told.
    ///
    /// - Returns: whether something is known now.
    /// - Throws: `PostgresError`.
    public func record(_ distinct: Double?, of wanted: WantedCombination) async throws -> Bool {
        try await connection.query(
            """
            select advisor._record_combination(
                \(wanted.relation)::bigint::oid, \(wanted.columns)::text[],
                \(distinct as Double?)::float8) as is_known
            """
        ).value(as: Bool.self)
    }
}
