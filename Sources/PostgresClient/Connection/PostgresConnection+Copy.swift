extension PostgresConnection {
    /// Loads rows by a `copy … from stdin` in text format; all of them arrive or none.
    ///
    /// ```swift
    /// try await connection.copyIn(
    ///     "copy \(identifier: table) (name, size) from stdin", rows: [["a", "1"], ["b", nil]])
    /// ```
    ///
    /// - Parameters:
    ///   - statement: the COPY, without values to bind and without a `format`.
    ///   - rows: the columns' texts of each row; nil for null.
    ///   - timeout: limit of this call instead of `queryTimeout`.
    ///   - file: place of the call, for errors.
    ///   - line: place of the call, for errors.
    /// - Returns: how many rows arrived.
    /// - Throws: the server's error; 22021 for a NUL byte; 0A000 when the statement is no such COPY;
    ///   otherwise as `query` does.
    @discardableResult
    public func copyIn(
        _ statement: SQL, rows: sending some Sequence<[String?]>, timeout: Duration? = nil,
        file: String = #fileID, line: Int = #line
    ) throws(PostgresError) -> Int {
        guard statement.parameters.isEmpty else {
            throw .misuse("COPY cannot bind values")
        }
        return try wire.copyIn(call(statement.text, timeout, file, line), rows)
    }
}
