/// Decides when to connect again and what to log about it, without doing either.
///
/// Tell it what happens; it says how long to wait and whether the event is worth a line in the log.
/// There is one line when the connection goes and one when it comes back, however many attempts lie
/// between. Delays double up to a limit and are jittered, so that many workers do not return at once.
/// They start again from the smallest only after a connection that lasted: one that breaks at once,
/// again and again, is a failure too.
///
/// ```swift
/// var backoff = ReconnectBackoff()
/// while true {
///     do {
///         let listener = try await PostgresListener.connect(options, channels: channels)
///         if let report = backoff.connected() { log(report) }
///         for try await notification in listener.notifications { … }
///         return
///     } catch {
///         let action = backoff.failed()
///         if let report = action.report { log(report, error) }
///         try await Task.sleep(for: action.delay)
///     }
/// }
/// ```
public struct ReconnectBackoff: Sendable {
    /// A change that is worth a line in the log.
    public enum Report: Sendable, Hashable {
        /// The connection was lost, or could not be made in the first place.
        case lost
        /// The connection is back.
        case restored(after: Duration, attempts: Int)
    }

    /// What to do after a failure.
    public struct Action: Sendable, Hashable {
        /// Time to wait before the next attempt.
        public let delay: Duration
        /// What to log, if anything.
        public let report: Report?
    }

    private enum State {
        case untried
        case connected(since: ContinuousClock.Instant)
        case lost(since: ContinuousClock.Instant, attempts: Int)
    }

    private let first: Duration
    private let limit: Duration
    private let lasting: Duration
    private var state = State.untried
    private var failures = 0

    /// Creates the state before the first attempt.
    ///
    /// - Parameters:
    ///   - first: the first delay.
    ///   - limit: the longest delay.
    ///   - lasting: how long a connection must last until the next failure counts as the first.
    public init(
        first: Duration = .milliseconds(200), limit: Duration = .seconds(30),
        lasting: Duration = .seconds(60)
    ) {
        self.first = first
        self.limit = limit
        self.lasting = lasting
    }

    /// The connection was made.
    ///
    /// - Parameter now: the time.
    /// - Returns: what to log, if anything.
    public mutating func connected(at now: ContinuousClock.Instant = .now) -> Report? {
        defer { state = .connected(since: now) }
        guard case .lost(let since, let attempts) = state else { return nil }
        return .restored(after: since.duration(to: now), attempts: attempts)
    }

    /// The connection was lost, or an attempt to make it failed.
    ///
    /// - Parameters:
    ///   - now: the time.
    ///   - jitter: a random number from 0 up to 1; the delay is between half and all of the full one.
    /// - Returns: how long to wait, and what to log, if anything.
    public mutating func failed(
        at now: ContinuousClock.Instant = .now, jitter: Double = .random(in: 0..<1)
    ) -> Action {
        var report: Report?
        switch state {
        case .lost(let since, let attempts):
            state = .lost(since: since, attempts: attempts + 1)
        case .connected(let since):
            if since.duration(to: now) >= lasting { failures = 0 }
            state = .lost(since: now, attempts: 1)
            report = .lost
        case .untried:
            state = .lost(since: now, attempts: 1)
            report = .lost
        }
        // 2^20 times any sensible first delay is above any sensible limit, and no overflow.
        let full = min(limit, first * (1 << min(failures, 20)))
        failures += 1
        return Action(delay: full * (0.5 + jitter / 2), report: report)
    }
}
