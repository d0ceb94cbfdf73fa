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
}
