/// A value that can be bound in a statement.
public protocol PostgresEncodable: Sendable {
    /// The value as PostgreSQL reads it in text form; nil is the SQL null.
    var postgresText: String? { get }
}
