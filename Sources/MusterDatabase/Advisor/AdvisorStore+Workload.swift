import PostgresClient

extension AdvisorStore {
    /// A statement with the time that it took in the window of the statistics.
    public struct WorkloadEntry: Sendable {
        /// The statement.
        public let statement: StatementToPlan
        /// All its calls together, in milliseconds.
        public let totalMilliseconds: Double
    }

    /// The statements that took most time.
    ///
    /// - Parameter top: of how many; nil for the setting `advisor.top_k`.
    /// - Returns: the statements, dearest first.
    /// - Throws: the client's error.
    public func workload(top: Int?) async throws -> [WorkloadEntry] {
        try await connection.query(
            """
            select statement_id, normalized, relations, shape, search_path, total_ms
            from advisor._workload(\(top as Int?)::integer)
            """
        ).map { row in
            WorkloadEntry(
                statement: try Self.statementToPlan(row),
                totalMilliseconds: try row.decode("total_ms"))
        }
    }

    /// How many days the times of `workload` reach back.
    public func workloadDays() async throws -> Double {
        try await connection.query("select advisor._workload_days() as days").value(as: Double.self)
    }

    /// The schemas in which this connection looks up names.
    public func currentSchemas() async throws -> [String] {
        try await connection.query("select current_schemas(false)::text[] as schemas")
            .value(as: [String].self)
    }

    /// Smaller tables get no advice to index them: the setting `advisor.min_table_rows`.
    public func minimumTableRows() async throws -> Int {
        try await connection.query(
            "select muster.setting_bigint('advisor.min_table_rows') as r"
        ).value(as: Int.self)
    }
}
