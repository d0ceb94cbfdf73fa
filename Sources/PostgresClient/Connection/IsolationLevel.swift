/// How much a transaction sees of others.
///
/// Related PostgreSQL documentation: <https://www.postgresql.org/docs/15/transaction-iso.html>
public enum IsolationLevel: String, Sendable {
    /// Each statement sees what was committed before it started.
    case readCommitted = "read committed"
    /// Every statement sees what was committed before the first one started.
    case repeatableRead = "repeatable read"
    /// As if transactions ran one after another; retry on 40001.
    case serializable
}
