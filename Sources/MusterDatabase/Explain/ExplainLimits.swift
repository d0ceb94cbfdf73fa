/// How long planning one captured statement may take, and how long it may wait for a lock.
public struct ExplainLimits: Sendable, Equatable {
    /// Server-side limit of one statement; it covers planning too.
    public var statementTimeout: Duration
    /// How long planning waits behind an `ACCESS EXCLUSIVE` lock.
    public var lockTimeout: Duration
    /// How many statements may be planned at the same time, over all sessions.
    public var inFlight: Int
    /// What the client waits beyond the server's limit before it cancels by itself: a function that
    /// runs at plan time can swallow `query_canceled` (a 300 ms limit was seen to last 2.3 s).
    public var grace: Duration

    /// The defaults of `advisor.explain_timeout`, `lock_timeout` and `explains_in_flight`.
    public init(
        statementTimeout: Duration = .milliseconds(300),
        lockTimeout: Duration = .milliseconds(200),
        inFlight: Int = 4,
        grace: Duration = .milliseconds(500)
    ) {
        self.statementTimeout = statementTimeout
        self.lockTimeout = lockTimeout
        self.inFlight = inFlight
        self.grace = grace
    }
}
