extension CoreStore {
    /// The limits of one EXPLAIN as the settings have them.
    public func explainLimits() async throws -> ExplainLimits {
        ExplainLimits(
            statementTimeout: try await interval("advisor.explain_timeout"),
            lockTimeout: try await interval("advisor.lock_timeout"))
    }
}
