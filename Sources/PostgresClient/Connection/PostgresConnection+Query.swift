extension PostgresConnection {
    /// Runs one statement and returns its rows.
    ///
    /// - Parameters:
    ///   - sql: one statement; a second one is refused with 42601.
    ///   - timeout: limit of this call instead of `queryTimeout`.
    ///   - file: place of the call, for errors.
    ///   - line: place of the call, for errors.
    /// - Returns: the rows, copied.
    /// - Throws: the server's error; 57014 at the deadline or when the task is cancelled; 22021 for a
    ///   NUL byte; 0A000 for a COPY; 08003 or 08006 when the connection is closed or lost.
    public func query(
        _ sql: SQL, timeout: Duration? = nil, file: String = #fileID, line: Int = #line
    ) throws(PostgresError) -> Rows {
        try wire.query(call(sql.text, timeout, file, line), sql.parameters)
    }

    /// Runs one statement and returns how many rows it changed or returned.
    ///
    /// - Parameters:
    ///   - sql: one statement; a second one is refused with 42601.
    ///   - timeout: limit of this call instead of `queryTimeout`.
    ///   - file: place of the call, for errors.
    ///   - line: place of the call, for errors.
    /// - Returns: the server's count.
    /// - Throws: as `query` does.
    @discardableResult
    public func execute(
        _ sql: SQL, timeout: Duration? = nil, file: String = #fileID, line: Int = #line
    ) throws(PostgresError) -> Int {
        try wire.query(call(sql.text, timeout, file, line), sql.parameters).affected
    }

    /// Runs text of any number of statements by the simple protocol, which binds nothing.
    ///
    /// For text that was built into the program, such as the embedded kit; never for text from outside.
    /// Without `begin` in the text all statements are one transaction.
    ///
    /// - Parameters:
    ///   - trusted: the statements.
    ///   - timeout: limit of the whole script instead of `queryTimeout`.
    ///   - file: place of the call, for errors.
    ///   - line: place of the call, for errors.
    /// - Throws: as `query` does; the first error ends the script.
    public func executeScript(
        _ trusted: String, timeout: Duration? = nil, file: String = #fileID, line: Int = #line
    ) throws(PostgresError) {
        try wire.script(call(trusted, timeout, file, line))
    }

    func call(_ text: String, _ timeout: Duration?, _ file: String, _ line: Int) -> Call {
        Call(text: text, limit: timeout ?? options.queryTimeout, file: file, line: line)
    }
}
