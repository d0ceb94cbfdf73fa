/// How long planning one captured statement may take, and how long it may wait for a lock.
public struct ExplainLimits: Sendable, Equatable {
    /// Server-side limit of one statement; it covers planning too.
    public var statementTimeout: Duration
    /// How long planning waits behind an `ACCESS EXCLUSIVE` lock.
    public var lockTimeout: Duration
    /// What the client waits beyond the server's limit before it cancels by itself: a function that
    /// runs at plan time can swallow `query_canceled` (a 300 ms limit was seen to last 2.3 s).
    public var grace: Duration

    /// The limits of `advisor.explain_timeout` and `advisor.lock_timeout` by default.
    public init(
        statementTimeout: Duration = .milliseconds(300),
        lockTimeout: Duration = .milliseconds(200),
        grace: Duration = .milliseconds(500)
    ) {
        self.statementTimeout = statementTimeout
        self.lockTimeout = lockTimeout
        self.grace = grace
    }
}
