public import Muster
import PostgresClient

extension AdvisorStore {
    /// A candidate index and one statement that it may serve.
    public struct Unverified: Sendable {
        /// The recommendation.
        public let recommendationID: Int64
        /// Its definition.
        public let definition: String
        /// A statement that it may serve.
        public let statement: StatementToPlan
    }

    /// Applies every rule to what is known.
    public func refreshRecommendations() async throws {
        try await connection.execute("select * from advisor.refresh_recommendations()")
    }

    /// Whether the rules could say something else than the last time, besides for what is new.
    public func areRecommendationsDue() async throws -> Bool {
        try await connection.query("select advisor._recommendations_due() as r")
            .value(as: Bool.self)
    }

    /// The candidates about which the planner is to be asked, with their statements.
    ///
    /// - Parameter max: of how many recommendations.
    /// - Returns: one for each candidate and statement.
    /// - Throws: `PostgresError`.
    public func unverified(atMost max: Int) async throws -> [Unverified] {
        try await connection.query(
            """
            select recommendation_id, ddl, statement_id, normalized, relations, shape, search_path
            from advisor._unverified(\(max)::integer)
            """
        ).map { row in
            Unverified(
                recommendationID: try row.decode("recommendation_id"),
                definition: try row.decode("ddl"), statement: try Self.statementToPlan(row))
        }
    }

    private struct Estimate: Encodable {
        let statementID: Int64
        let costBefore: Double
        let costAfter: Double
        let used: Bool
        let labels: [String]
        let needsOthers: Bool

        private enum CodingKeys: String, CodingKey {
            case statementID = "statement_id"
            case costBefore = "cost_before"
            case costAfter = "cost_after"
            case used, labels
            case needsOthers = "needs_others"
        }
    }

    /// Stores what the planner said of a candidate; returns the state that follows: `open`,
    /// `rejected` or `muted`.
    @discardableResult
    public func recordEstimate(
        of recommendationID: Int64, _ trials: [IndexTrial]
    ) async throws -> String {
        let estimates = trials.map { trial in
            Estimate(
                statementID: trial.statementID, costBefore: trial.tellingCosts.before,
                costAfter: trial.tellingCosts.after, used: trial.isUsed, labels: trial.labels,
                needsOthers: trial.needsOthers)
        }
        let bytes = trials.map(\.estimatedBytes).max()
        return try await connection.query(
            """
            select advisor._record_estimate(
                \(recommendationID)::bigint, \(Self.json(estimates))::jsonb,
                \(bytes as Int64?)::bigint) as state
            """
        ).value(as: String.self)
    }

    /// Rejects a candidate about which the planner could not be asked.
    public func reject(_ recommendationID: Int64, because reason: String) async throws {
        try await connection.execute(
            "select advisor._reject_recommendation(\(recommendationID)::bigint, \(reason))")
    }

    /// Rejects who advises an index that a trial of the whole workload took away.
    ///
    /// - Parameters:
    ///   - index: the table and the keys: `public.orders (user_id)`.
    ///   - reason: what was measured.
    /// - Throws: `PostgresError`.
    public func rejectTried(_ index: String, because reason: String) async throws {
        try await connection.execute("select advisor._reject_tried(\(index), \(reason))")
    }

    /// How many recommendations are open.
    public func openRecommendationCount() async throws -> Int {
        try await connection.query(
            "select count(*) as n from advisor.recommendation where state = 'open'"
        ).value(as: Int.self)
    }
}
