/// A value that can be read from a column.
public protocol PostgresDecodable: Sendable {
    /// Reads the text form that PostgreSQL wrote.
    ///
    /// - Parameter text: the text, or nil for the SQL null.
    /// - Returns: the value, or nil when the text is not one of this type.
    static func decode(postgresText text: String?) -> Self?
}
