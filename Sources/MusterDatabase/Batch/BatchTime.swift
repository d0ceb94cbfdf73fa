import PostgresClient

/// A point in time that a user named, for the server to read.
public enum BatchTime: Sendable, Hashable {
    /// The present.
    case now
    /// So long before the present.
    case ago(Duration)
    /// A time in any form that PostgreSQL reads: `2026-11-01`, `yesterday`, `2026-11-01 12:00Z`.
    case at(String)

    /// An expression of type `timestamptz`.
    var sql: SQL {
        switch self {
        case .now: "now()"
        case .ago(let span):
            "now() - make_interval(secs => \(Double(span.components.seconds))::double precision)"
        case .at(let text): "\(text)::timestamptz"
        }
    }
}
