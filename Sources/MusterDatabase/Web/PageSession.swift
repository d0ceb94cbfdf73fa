public import PostgresClient

/// What a page says to the server beside its lists.
public enum PageSession {
    /// Makes every time UTC, for this transaction.
    ///
    /// - Parameter connection: in whose transaction.
    /// - Throws: `PostgresError`.
    public static func begin(_ connection: isolated PostgresConnection) throws {
        try connection.execute("set local timezone = 'UTC'")
    }

    /// Begins a part that can be undone by itself.
    ///
    /// - Parameter connection: in whose transaction.
    /// - Throws: `PostgresError`.
    public static func mark(_ connection: isolated PostgresConnection) throws {
        try connection.execute("savepoint part")
    }

    /// Ends a part that went well.
    ///
    /// - Parameter connection: in whose transaction.
    /// - Throws: `PostgresError`.
    public static func unmark(_ connection: isolated PostgresConnection) throws {
        try connection.execute("release savepoint part")
    }

    /// Undoes a part.
    ///
    /// - Parameter connection: in whose transaction.
    /// - Throws: `PostgresError`.
    public static func undo(_ connection: isolated PostgresConnection) throws {
        try connection.execute("rollback to savepoint part")
    }
}
