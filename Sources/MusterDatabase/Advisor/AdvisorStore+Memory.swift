import PostgresClient

extension AdvisorStore {
    /// What a statement's plan depends on, besides the planner's settings.
    public struct PlanningVersion: Sendable {
        /// Tables, indexes and partitions whose sizes and statistics count.
        public let relations: [Int64]
        /// A hash of all definitions.
        public let definitions: String
    }

    /// What a statement's plan depends on; nil when not all of it can be told.
    public func planningVersion(of statement: StatementToPlan) async throws -> PlanningVersion? {
        let shape = statement.shape
        return try await connection.query(
            """
            select relids, definitions
            from advisor._planning_version(
                \(shape?.names ?? statement.relations)::text[], \(shape?.functions as [String]?)::text[],
                \(shape?.operators as [String]?)::text[], \(shape?.types as [String]?)::text[],
                \(statement.searchPath)::text[], \(shape?.columns as [String]?)::text[])
            """
        ).first.map {
            PlanningVersion(
                relations: try $0.decode("relids"), definitions: try $0.decode("definitions"))
        }
    }

    /// What is remembered of statements whose version is still the same.
    ///
    /// - Parameters:
    ///   - keys: of the statements.
    ///   - versions: of what their plans depend on.
    /// - Returns: documents by key.
    /// - Throws: the client's error.
    public func recallPlans(keys: [String], versions: [String]) async throws -> [String: String] {
        var documents: [String: String] = [:]
        for row in try await connection.query(
            """
            select statement_key, answers::text as answers
            from advisor._recall_plans(\(keys)::text[], \(versions)::text[])
            """)
        {
            documents[try row.decode("statement_key")] = try row.decode("answers")
        }
        return documents
    }

    /// Keeps what the planner said.
    ///
    /// - Parameters:
    ///   - keys: of the statements, each once.
    ///   - versions: of what their plans depend on.
    ///   - documents: the answers as JSON.
    /// - Throws: the client's error.
    public func rememberPlans(
        keys: [String], versions: [String], documents: [String]
    ) async throws {
        try await connection.execute(
            """
            select advisor._remember_plans(
                \(keys)::text[], \(versions)::text[], \(documents)::text[]::jsonb[])
            """)
    }
}
