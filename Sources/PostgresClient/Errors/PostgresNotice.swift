/// A message that the server sends beside a result: `raise notice`, warnings, hints on DDL.
///
/// Its text may quote data and SQL, so it belongs into an operator's log and nowhere else.
public struct PostgresNotice: Sendable, Hashable {
    /// `WARNING`, `NOTICE`, `INFO`, `LOG` or `DEBUG`, never translated.
    public let severity: String
    /// The code; `00000` for most.
    public let sqlState: SQLState
    /// The primary message.
    public let message: String
    /// Facts.
    public let detail: String?
    /// What to do.
    public let hint: String?
}
