import CLibPQ
import Glibc

extension Wire {
    /// What came back from the server so far.
    struct Answer<Value> {
        var value: Value?
        var error: PostgresError?
    }

    /// Runs one statement by the extended protocol, which refuses a second one with 42601.
    func query(_ call: Call, _ parameters: [String?]) throws(PostgresError) -> Rows {
        try call.refuseNUL(in: parameters)
        let values = CStrings(parameters)
        return try exchange(
            call,
            send: {
                PQsendQueryParams(
                    $0, call.text, Int32(parameters.count), nil, values.pointers, nil, nil, 0)
            },
            read: { $0.rows() })
    }

    /// Runs statements by the simple protocol.
    func script(_ call: Call) throws(PostgresError) {
        try call.refuseNUL(in: [])
        try exchange(call, send: { PQsendQuery($0, call.text) }, read: { _ in () })
    }

    /// Sends a request and collects its results: the value of the last one, or the first error.
    ///
    /// At the deadline, and when the task is cancelled, the server is asked to cancel. A statement
    /// that ends within the grace all the same keeps its result, because what it did is done. One that
    /// does not loses its connection.
    func exchange<Value>(
        _ call: Call, send: (OpaquePointer) -> Int32, read: (borrowing ServerResult) -> Value
    ) throws(PostgresError) -> Value {
        let connection = try begin(call)
        FaultPoint.reach(.before, call.text)
        guard send(connection) == 1 else { throw call.annotate(refusal(connection)) }
        canceller.statementStarts()
        FaultPoint.reach(.sent, call.text)
        var answer = Answer<Value>()
        do throws(Interruption) {
            try collect(connection, call.patience, into: &answer, read)
        } catch {
            try stop(connection, call, error, into: &answer, read)
        }
        let value = try end(call, answer)
        FaultPoint.reach(.after, call.text)
        return value
    }

    /// Checks that a request may be sent now.
    func begin(_ call: Call) throws(PostgresError) -> OpaquePointer {
        if call.heedsCancellation && Task.isCancelled { throw call.annotate(.cancelled()) }
        guard let connection, isUsable else {
            close()
            throw call.annotate(.closed())
        }
        return connection
    }

    /// Asks the server to cancel, waits for the grace, and closes the connection if that is not enough.
    func stop<Value>(
        _ connection: OpaquePointer, _ call: Call, _ reason: Interruption,
        into answer: inout Answer<Value>, _ read: (borrowing ServerResult) -> Value
    ) throws(PostgresError) {
        let pid = canceller.backendPID
        canceller.cancel()
        do throws(Interruption) {
            try collect(
                connection, Patience(grace, heedsCancellation: false), into: &answer, read)
        } catch {
            canceller.statementEnds()
            close()
            var error = interruption(reason, call)
            error.detail = """
                The statement did not stop within \(grace) of the request to cancel, so the \
                connection was closed.
                """
            error.hint = """
                Its server process \(pid) may still run; pg_terminate_backend(\(pid)) ends it.
                """
            error.endedConnection = true
            throw call.annotate(error)
        }
        if answer.error?.sqlState == .queryCanceled { answer.error = interruption(reason, call) }
    }

    func interruption(_ reason: Interruption, _ call: Call) -> PostgresError {
        switch reason {
        case .cancellation: .cancelled()
        case .deadline: .deadline(call.limit ?? .zero)
        }
    }

    /// Ends the exchange: no cancel request may be under way when the next statement starts.
    func end<Value>(_ call: Call, _ answer: Answer<Value>) throws(PostgresError) -> Value {
        canceller.statementEnds()
        let patience = Patience(grace, heedsCancellation: false)
        while canceller.hasRequestsUnderWay {
            if patience.hasEnded {
                close()
                break
            }
            usleep(1000)
        }
        if var error = answer.error {
            if !isUsable {
                if error.origin == .client && error.sqlState == .internalError {
                    error = .lost(detail: error.detail)
                }
                error.endedConnection = true
                close()
            }
            throw call.annotate(error)
        }
        guard let value = answer.value else { throw call.annotate(loss()) }
        return value
    }

    /// Collects results until the server is ready for the next request.
    func collect<Value>(
        _ connection: OpaquePointer, _ patience: Patience, into answer: inout Answer<Value>,
        _ read: (borrowing ServerResult) -> Value
    ) throws(Interruption) {
        while let result = try nextResult(connection, patience) {
            switch result.status {
            case PGRES_COPY_IN:
                answer.error = answer.error ?? .copyRefused
                _ = PQputCopyEnd(connection, "COPY is not expected here")
            case PGRES_COPY_OUT:
                answer.error = answer.error ?? .copyRefused
                canceller.cancel()
                try discardCopy(connection, patience)
            case PGRES_COPY_BOTH:
                // Only a replication connection answers so, and there is no way back from it.
                answer.error = answer.error ?? .copyRefused
                return close()
            default:
                if let error = result.error() {
                    answer.error = answer.error ?? error
                } else {
                    answer.value = read(result)
                }
            }
        }
    }

    /// The next result, or nil at the end of the request.
    ///
    /// Reading goes on when sending failed, because the server's reason may be waiting to be read; and
    /// when reading failed, libpq makes that into a result.
    func nextResult(
        _ connection: OpaquePointer, _ patience: Patience
    ) throws(Interruption) -> ServerResult? {
        while true {
            let unsent = PQflush(connection) == 1
            if PQisBusy(connection) == 0 { break }
            try wait(connection, for: unsent ? POLLIN | POLLOUT : POLLIN, patience)
            if PQconsumeInput(connection) == 0 { break }
        }
        return PQgetResult(connection).map { ServerResult(owning: $0) }
    }

    private func discardCopy(
        _ connection: OpaquePointer, _ patience: Patience
    ) throws(Interruption) {
        while true {
            var row: UnsafeMutablePointer<CChar>?
            let length = PQgetCopyData(connection, &row, 1)
            PQfreemem(row)
            if length < 0 { return }
            if length > 0 { continue }
            try wait(connection, for: POLLIN, patience)
            if PQconsumeInput(connection) == 0 { return }
        }
    }

    func refusal(_ connection: OpaquePointer) -> PostgresError {
        if !isUsable {
            let error = loss()
            close()
            return error
        }
        var error = PostgresError.misuse("libpq refused the request")
        error.detail = PQerrorMessage(connection).map { String(cString: $0).trimmed }
        return error
    }
}

extension PostgresError {
    static var copyRefused: PostgresError {
        PostgresError(
            .client, .featureNotSupported, "COPY is not possible by this call",
            hint: "Load rows with copyIn.")
    }
}
