/// Runs work again that failed for a reason that may pass.
public enum Retry {
    /// Runs a body until it succeeds, fails for good, or has failed too often.
    ///
    /// The body must be idempotent or carry an idempotency key: after a lost connection nobody knows
    /// whether it took effect.
    ///
    /// - Parameters:
    ///   - attempts: how often the body runs at most.
    ///   - first: the first delay; later ones double, up to 2 seconds, with jitter.
    ///   - body: what to run.
    /// - Returns: what the body returns.
    /// - Throws: the last error of the body, or `CancellationError`.
    nonisolated(nonsending) public static func transient<T>(
        attempts: Int = 3, first: Duration = .milliseconds(50),
        _ body: nonisolated(nonsending) () async throws -> T
    ) async throws -> T {
        var backoff = ReconnectBackoff(first: first, limit: .seconds(2))
        var left = attempts
        while true {
            left -= 1
            do {
                return try await body()
            } catch let error as PostgresError where error.isTransient && left > 0 {
                try await Task.sleep(for: backoff.failed().delay)
            }
        }
    }
}
