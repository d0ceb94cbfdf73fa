import CLibPQ

extension PostgresConnection {
    /// Runs a body in a transaction: commits when it returns, rolls back when it throws or when the
    /// task is cancelled.
    ///
    /// ```swift
    /// let id = try await connection.transaction { db in
    ///     try db.execute("insert into a values (\(name))")
    ///     return try db.query("select max(id) from a").value(as: Int.self)
    /// }
    /// ```
    ///
    /// - Parameters:
    ///   - readOnly: whether the server shall refuse writes with 25006.
    ///   - isolation: the level, or nil for the server's default.
    ///   - body: what to run; it must not end the transaction itself.
    /// - Returns: what the body returns.
    /// - Throws: what the body throws; 25001 when a transaction is open already; 25P02 when the body
    ///   swallowed the error of a statement, so that nothing could be committed; 25P01 when the body
    ///   ended the transaction; 08007 when the connection was lost during COMMIT.
    public func transaction<T>(
        readOnly: Bool = false, isolation: IsolationLevel? = nil,
        _ body: @Sendable (isolated PostgresConnection) throws -> sending T
    ) throws -> sending T {
        guard !isInTransactionBody, !wire.isInTransaction else {
            throw PostgresError.misuse(
                "a transaction is open already, and transactions do not nest", .activeTransaction)
        }
        let level = isolation.map { " isolation level \($0.rawValue)" } ?? ""
        try control("begin" + level + (readOnly ? " read only" : ""))
        isInTransactionBody = true
        defer { isInTransactionBody = false }
        let value: T
        do {
            value = try body(self)
            if Task.isCancelled { throw PostgresError.cancelled() }
            try checkStillOpen()
        } catch {
            rollback()
            throw error
        }
        try commit()
        return value
    }

    private func checkStillOpen() throws(PostgresError) {
        guard wire.isUsable else { throw .closed() }
        guard wire.isInTransaction else {
            throw .misuse("the body ended the transaction itself", .noActiveTransaction)
        }
    }

    private func commit() throws(PostgresError) {
        let tag: String
        do throws(PostgresError) {
            tag = try control("commit").commandTag
        } catch {
            if error.isConnectionLoss { throw .outcomeUnknown(error) }
            rollback()
            throw error
        }
        guard tag == "COMMIT" else {
            throw .misuse(
                "the transaction was rolled back, because one of its statements had failed",
                .transactionAborted)
        }
    }

    /// Rolls back whatever is open; a connection that cannot do so is closed, which does the same.
    private func rollback() {
        guard wire.isInTransaction else { return }
        do throws(PostgresError) {
            let limit = Duration.seconds(5)
            var call = Call(text: "rollback", limit: limit, file: #fileID, line: #line)
            call.heedsCancellation = false
            _ = try wire.query(call, [])
        } catch {
            wire.close()
        }
    }

    @discardableResult
    private func control(_ text: String) throws(PostgresError) -> Rows {
        let call = Call(text: text, limit: options.queryTimeout, file: #fileID, line: #line)
        return try wire.query(call, [])
    }
}

extension Wire {
    var isInTransaction: Bool {
        switch transactionStatus {
        case PQTRANS_INTRANS, PQTRANS_INERROR, PQTRANS_ACTIVE: true
        default: false
        }
    }
}
