/// An entry of `pg_stat_statements` whose text has not been read yet.
///
/// The text may hold literals, comments and passwords; it is parsed and dropped, never stored or logged.
public struct PendingStatement: Sendable {
    /// What identifies the entry.
    public let source: StatementSource
    /// Where its unqualified names are looked up.
    public let searchPath: [String]
    /// The text as the server has it.
    public let text: String
}

/// The key of an entry of `pg_stat_statements`.
public struct StatementSource: Sendable, Hashable {
    /// The server's hash of the statement.
    public let queryID: Int64
    /// Oid of the role that ran it.
    public let userID: Int64
    /// Oid of the database.
    public let databaseID: Int64
    /// Whether it was run by the client itself and not from within a function.
    public let isTopLevel: Bool
}
