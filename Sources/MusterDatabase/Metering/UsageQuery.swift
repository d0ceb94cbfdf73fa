import PostgresClient

/// Which usage is asked for.
public struct UsageQuery: Sendable, Hashable {
    /// How long a bucket is.
    public enum Granularity: String, Sendable, CaseIterable {
        case minute, hour, day

        /// Seconds of a bucket; of a day that the clocks do not change.
        public var seconds: Double {
            switch self {
            case .minute: 60
            case .hour: 3_600
            case .day: 86_400
            }
        }
    }

    /// Whose usage.
    public enum Scope: String, Sendable, CaseIterable {
        case global, endpoint, spec
    }

    /// Where a task's GPU time is put.
    public enum Booking: String, Sendable, CaseIterable {
        /// Whole into the minute in which it ended.
        case atCompletion = "at_completion"
        /// Into the minutes in which it was spent.
        case spread
    }

    /// How long a bucket is.
    public var granularity = Granularity.hour
    /// Whose usage.
    public var scope = Scope.global
    /// One endpoint or spec; nil for every one.
    public var value: String?
    /// When; an end that is missing is left to the server.
    public var range = UsageRange(since: nil, until: nil)
    /// Where a task's GPU time is put.
    public var booking = Booking.atCompletion
    /// Whose midnights days begin at.
    public var timeZone = "UTC"

    /// A query for the last 24 hours of everything.
    public init() {}

    var since: SQL { range.since }
    var until: SQL { range.until }

    /// A table expression with the columns of `metering.usage()`.
    var sql: SQL {
        """
        metering.usage(\(granularity.rawValue), \(scope.rawValue), \(value as String?)::text,
            \(fragment: since), \(fragment: until), \(booking.rawValue), \(timeZone)) as u
        """
    }
}
