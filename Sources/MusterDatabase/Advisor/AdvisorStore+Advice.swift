import PostgresClient

extension AdvisorStore {
    /// A claimed request for the indexes that serve the whole workload best.
    public struct ClaimedAdvice: Sendable {
        /// Key in `advisor.advice`.
        public let adviceID: Int64
        /// Bytes that the new indexes may need together.
        public let budgetBytes: Int64
        /// How many new indexes there may be.
        public let maximumIndexes: Int
        /// How many statements to look at; nil for the setting `advisor.top_k`.
        public let top: Int?
        /// After what time the best found so far is the answer.
        public let deadlineMilliseconds: Int
        /// Whether the choice is to be tried on copies.
        public let isToBeVerified: Bool
    }

    /// Takes the request that waits; nil when none does.
    public func claimAdvice() async throws -> ClaimedAdvice? {
        try await connection.query(
            """
            select advice_id, budget_bytes, max_indexes, top, deadline_ms, verify
            from advisor._claim_advice()
            """
        ).first.map { row in
            ClaimedAdvice(
                adviceID: try row.decode("advice_id"),
                budgetBytes: try row.decode("budget_bytes"),
                maximumIndexes: try row.decode("max_indexes"), top: try row.decode("top"),
                deadlineMilliseconds: try row.decode("deadline_ms"),
                isToBeVerified: try row.decode("verify"))
        }
    }

    /// Stores what was chosen.
    ///
    /// - Parameters:
    ///   - adviceID: the request.
    ///   - savedShare: the part of the workload's cost that is saved.
    ///   - bytes: what the indexes need.
    ///   - ddl: what to run.
    ///   - undo: what takes it back.
    ///   - report: everything, as JSON.
    /// - Throws: the client's error.
    public func finishAdvice(
        _ adviceID: Int64, savedShare: Double, bytes: Double, ddl: [String], undo: [String],
        report: String
    ) async throws {
        try await connection.execute(
            """
            select advisor._finish_advice(
                \(adviceID)::bigint, round((\(savedShare)::float8 * 100)::numeric, 2),
                \(bytes)::float8::bigint, \(ddl)::text[], \(undo)::text[], \(report)::jsonb)
            """)
    }

    /// Stores why a request came to nothing.
    public func failAdvice(_ adviceID: Int64, _ refusal: ExplainRefusal) async throws {
        try await connection.execute(
            """
            select advisor._fail_advice(
                \(adviceID)::bigint, \(refusal.sqlState), \(refusal.reason),
                \(refusal.hint as String?), \(refusal.isFinal))
            """)
    }
}
