import PostgresClient

/// A span of time in which usage lies.
public struct UsageRange: Sendable, Hashable {
    private let from: BatchTime?
    private let to: BatchTime?

    /// A range; an end that is missing is left to the server.
    public init(since: BatchTime?, until: BatchTime?) {
        from = since
        to = until
    }

    /// Nothing was said of it.
    public var isEmpty: Bool { from == nil && to == nil }

    var since: SQL { from?.sql ?? "null" }
    var until: SQL { to?.sql ?? "null" }
}
