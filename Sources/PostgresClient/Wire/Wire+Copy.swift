import CLibPQ
import Glibc

extension Wire {
    /// Bytes that are gathered before they are sent: few system calls, little memory.
    private static let chunk = 65_536

    /// Runs a `copy … from stdin` and feeds it the rows; all of them or none arrive.
    func copyIn(
        _ call: Call, _ rows: some Sequence<[String?]>
    ) throws(PostgresError) -> Int {
        try call.refuseNUL(in: [])
        let connection = try begin(call)
        guard PQsendQueryParams(connection, call.text, 0, nil, nil, nil, nil, 0) == 1 else {
            throw call.annotate(refusal(connection))
        }
        canceller.statementStarts()
        let patience = call.patience
        var answer = Answer<Int>()
        do throws(Interruption) {
            if try startCopy(connection, patience, into: &answer) {
                answer.error = try send(rows, connection, patience)
                _ = PQputCopyEnd(connection, answer.error == nil ? nil : "the client gave up")
            }
            try collect(connection, patience, into: &answer) { $0.affected }
        } catch {
            // libpq refuses this unless it was sending rows, in which case it ends the COPY.
            _ = PQputCopyEnd(connection, "the client gave up")
            try stop(connection, call, error, into: &answer) { $0.affected }
            // The server was ready for rows only just then, so `stop` refused to send any.
            if answer.error?.origin == .client { answer.error = interruption(error, call) }
        }
        return try end(call, answer)
    }

    /// Reads the first result: whether the server now expects rows.
    private func startCopy(
        _ connection: OpaquePointer, _ patience: Patience, into answer: inout Answer<Int>
    ) throws(Interruption) -> Bool {
        guard let result = try nextResult(connection, patience) else { return false }
        if result.status == PGRES_COPY_IN { return true }
        // libpq returns the result of another COPY again, so `collect` deals with it.
        if result.status == PGRES_COPY_OUT { return false }
        answer.error =
            result.error()
            ?? .misuse("the statement is no COPY from standard input", .featureNotSupported)
        return false
    }

    /// Sends the rows, at the pace at which the server takes them.
    ///
    /// - Returns: the error of a row that cannot be sent.
    private func send(
        _ rows: some Sequence<[String?]>, _ connection: OpaquePointer, _ patience: Patience
    ) throws(Interruption) -> PostgresError? {
        var bytes: [UInt8] = []
        var number = 0
        for row in rows {
            number += 1
            if row.contains(where: { $0?.holdsNUL == true }) {
                return .nulByte(in: "row \(number)")
            }
            CopyText.append(row, to: &bytes)
            if bytes.count < Self.chunk { continue }
            guard try put(bytes, connection, patience) else { return nil }
            bytes.removeAll(keepingCapacity: true)
        }
        _ = try put(bytes, connection, patience)
        return nil
    }

    /// Sends bytes until libpq holds none of them.
    ///
    /// - Returns: false when the connection broke, which the next result then tells.
    private func put(
        _ bytes: [UInt8], _ connection: OpaquePointer, _ patience: Patience
    ) throws(Interruption) -> Bool {
        // A server that takes everything at once would never let `wait` look at the clock.
        try patience.check()
        let outcome = bytes.withUnsafeBytes {
            PQputCopyData(
                connection, $0.bindMemory(to: CChar.self).baseAddress, Int32($0.count))
        }
        guard outcome == 1 else { return false }
        while true {
            let unsent = PQflush(connection)
            if unsent == 0 { return true }
            if unsent < 0 { return false }
            try wait(connection, for: POLLIN | POLLOUT, patience)
            if PQconsumeInput(connection) == 0 { return false }
        }
    }
}
