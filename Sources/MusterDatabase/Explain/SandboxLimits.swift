/// How long a trial in the sandbox may take.
public struct SandboxLimits: Sendable, Equatable {
    /// Everything together.
    public var total: Duration
    /// One execution of the statement.
    public var statement: Duration
    /// How long copying waits behind an `ACCESS EXCLUSIVE` lock.
    public var lock: Duration

    /// Limits.
    public init(
        total: Duration = .seconds(300), statement: Duration = .seconds(30),
        lock: Duration = .milliseconds(200)
    ) {
        self.total = total
        self.statement = statement
        self.lock = lock
    }
}
