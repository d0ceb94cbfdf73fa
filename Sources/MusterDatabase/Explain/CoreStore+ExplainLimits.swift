extension CoreStore {
    /// The limits of one EXPLAIN as the settings have them.
    public func explainLimits() async throws -> ExplainLimits {
        ExplainLimits(
            statementTimeout: try await interval("advisor.explain_timeout"),
            lockTimeout: try await interval("advisor.lock_timeout"),
            inFlight: try await integer("advisor.explains_in_flight"))
    }

    /// The limits of a trial in the sandbox as the settings have them.
    public func sandboxLimits() async throws -> SandboxLimits {
        SandboxLimits(
            total: try await interval("advisor.sandbox_timeout"),
            statement: try await interval("advisor.sandbox_statement_timeout"),
            lock: try await interval("advisor.lock_timeout"))
    }
}
