extension PostgresConnection {
    /// Has the server parse a captured statement and keep it under a name, without planning it.
    ///
    /// Parsing runs no user function; planning, which `explain execute` does later, may.
    ///
    /// - Parameters:
    ///   - name: name of the prepared statement; empty for the unnamed one.
    ///   - statement: one statement, with `$n` for its parameters.
    ///   - timeout: limit of this call instead of `queryTimeout`.
    ///   - file: place of the call, for errors.
    ///   - line: place of the call, for errors.
    /// - Throws: the server's error, 42601 when there are several statements.
    public func prepare(
        _ name: String, _ statement: String, timeout: Duration? = nil, file: String = #fileID,
        line: Int = #line
    ) throws(PostgresError) {
        try wire.prepare(call(statement, timeout, file, line), name: name)
    }

    /// Object ids of the types of a prepared statement's parameters, in the order of `$n`.
    ///
    /// - Parameters:
    ///   - name: name of the prepared statement.
    ///   - file: place of the call, for errors.
    ///   - line: place of the call, for errors.
    /// - Returns: one id of `pg_type` for each parameter.
    /// - Throws: 26000 when there is no such statement.
    public func describePrepared(
        _ name: String, file: String = #fileID, line: Int = #line
    ) throws(PostgresError) -> [UInt32] {
        try wire.describe(call("", nil, file, line), name: name)
    }

    /// Object ids of the types of a statement's parameters, without keeping the statement.
    ///
    /// - Parameters:
    ///   - statement: one statement, with `$n` for its parameters.
    ///   - file: place of the call, for errors.
    ///   - line: place of the call, for errors.
    /// - Returns: one id of `pg_type` for each parameter.
    /// - Throws: the server's error, 42601 when there are several statements.
    public func describe(
        _ statement: String, file: String = #fileID, line: Int = #line
    ) throws(PostgresError) -> [UInt32] {
        let call = call(statement, nil, file, line)
        try wire.prepare(call, name: "")
        return try wire.describe(call, name: "")
    }

    /// Runs a prepared statement.
    ///
    /// - Parameters:
    ///   - name: name of the prepared statement.
    ///   - parameters: values in the order of `$n`; nil for null.
    ///   - timeout: limit of this call instead of `queryTimeout`.
    ///   - file: place of the call, for errors.
    ///   - line: place of the call, for errors.
    /// - Returns: the rows.
    /// - Throws: as `query` does; 26000 when there is no such statement.
    public func queryPrepared(
        _ name: String, _ parameters: [(any PostgresEncodable)?] = [], timeout: Duration? = nil,
        file: String = #fileID, line: Int = #line
    ) throws(PostgresError) -> Rows {
        let texts = parameters.map { $0?.postgresText }
        return try wire.queryPrepared(call("", timeout, file, line), name: name, texts)
    }

    /// Forgets a prepared statement.
    ///
    /// - Parameters:
    ///   - name: name of the prepared statement.
    ///   - file: place of the call, for errors.
    ///   - line: place of the call, for errors.
    /// - Throws: 26000 when there is no such statement.
    public func deallocate(
        _ name: String, file: String = #fileID, line: Int = #line
    ) throws(PostgresError) {
        try execute("deallocate \(identifier: name)", file: file, line: line)
    }
}
