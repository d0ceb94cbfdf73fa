import CLibPQ
import Glibc

extension Wire {
    /// Connects, and gives each address of the server the same time to answer.
    func connect(_ options: ConnectionOptions) throws(PostgresError) {
        let keywords = options.keywords
        for (keyword, value) in keywords where value.holdsNUL {
            throw .nulByte(in: "connection option \(keyword)")
        }
        if let conninfo = options.conninfo { try check(conninfo) }
        let names = CStrings(keywords.map(\.keyword))
        let values = CStrings(keywords.map(\.value))
        guard let connection = PQconnectStartParams(names.pointers, values.pointers, 1) else {
            throw PostgresError(.connecting, .unableToConnect, "libpq has no memory left")
        }
        adopt(connection)
        // Verbose messages have the SQLSTATE, which libpq offers in no other way before it is connected.
        PQsetErrorVerbosity(connection, PQERRORS_VERBOSE)
        notices.attach(to: connection)
        do throws(PostgresError) {
            try finishConnecting(
                connection, timeout(connection) ?? options.connectTimeout,
                atMost: Patience(options.connectLimit))
            PQsetErrorVerbosity(connection, PQERRORS_DEFAULT)
            _ = PQsetnonblocking(connection, 1)
            canceller.arm(CancelKey(of: connection), backendPID: PQbackendPID(connection))
            try useISODates()
        } catch {
            close()
            throw error
        }
    }

    /// Refuses a conninfo that libpq cannot read.
    ///
    /// libpq's message may quote parts of a password, so only operators see it.
    private func check(_ conninfo: String) throws(PostgresError) {
        let isConninfo = conninfo.contains("=") || conninfo.contains("://")
        guard isConninfo else { return }
        var reason: UnsafeMutablePointer<CChar>?
        if let parsed = PQconninfoParse(conninfo, &reason) {
            PQconninfoFree(parsed)
            return
        }
        let detail = reason.map { String(cString: $0).trimmed }
        PQfreemem(reason)
        throw PostgresError(
            .client, .invalidParameterValue, "the connection string cannot be read",
            detail: detail, hint: "Write key=value pairs or postgresql://user@host:port/database.")
    }

    /// Runs libpq's connection attempt.
    ///
    /// When an address stays silent its socket is shut down, which makes libpq go on to the next
    /// address, as its blocking functions do on `connect_timeout`.
    private func finishConnecting(
        _ connection: OpaquePointer, _ limit: Duration, atMost whole: Patience
    ) throws(PostgresError) {
        var state =
            PQstatus(connection) == CONNECTION_BAD ? PGRES_POLLING_FAILED : PGRES_POLLING_WRITING
        var patience = whole.part(limit)
        var address = self.address(connection)
        var isSilent = false
        while state != PGRES_POLLING_OK {
            if state == PGRES_POLLING_FAILED {
                throw connectError(connection, silentFor: isSilent ? patience.limit : nil)
            }
            let events = state == PGRES_POLLING_READING ? POLLIN : POLLOUT
            do throws(Interruption) {
                try wait(connection, for: events, patience)
            } catch {
                if error == .cancellation { throw .cancelled() }
                if whole.hasEnded { throw connectError(connection, silentFor: patience.limit) }
                isSilent = true
                shutdown(PQsocket(connection), Int32(SHUT_RDWR))
                patience = whole.part(limit)
            }
            state = PQconnectPoll(connection)
            let current = self.address(connection)
            if current != address {
                address = current
                isSilent = false
                patience = whole.part(limit)
            }
        }
    }

    private func address(_ connection: OpaquePointer) -> [String?] {
        [PQhost(connection), PQhostaddr(connection), PQport(connection)].map {
            $0.map { String(cString: $0) }
        }
    }

    /// `connect_timeout` from conninfo, environment or service file; libpq itself heeds it only in its
    /// blocking functions.
    private func timeout(_ connection: OpaquePointer) -> Duration? {
        guard let options = PQconninfo(connection) else { return nil }
        defer { PQconninfoFree(options) }
        var option = options
        while let keyword = option.pointee.keyword {
            if String(cString: keyword) == "connect_timeout" {
                let seconds = option.pointee.val.flatMap { Int(String(cString: $0)) } ?? 0
                return seconds > 0 ? .seconds(seconds) : nil
            }
            option += 1
        }
        return nil
    }

    private func connectError(
        _ connection: OpaquePointer, silentFor limit: Duration?
    ) -> PostgresError {
        let text = PQerrorMessage(connection).map { String(cString: $0) } ?? ""
        let detail = text.split(separator: "\n").filter { !$0.hasPrefix("LOCATION:") }
            .joined(separator: "\n")
        var error: PostgresError
        if let (code, message) = ConnectMessage.read(text) {
            error = PostgresError(.connecting, code, message, detail: detail)
            error.severity = "FATAL"
            if code.classCode == "28" { error.hint = "Check role, password and pg_hba.conf." }
            return error
        }
        error = PostgresError(
            .connecting, .unableToConnect,
            limit.map { "the server did not answer within \($0)" }
                ?? "cannot connect to the server",
            detail: detail,
            hint: "Check that the server runs, and the host and port of the connection.")
        error.severity = "FATAL"
        return error
    }

    /// Dates are read in ISO form only; the server reports its setting, so this is rarely a round trip.
    func useISODates() throws(PostgresError) {
        guard let connection else { return }
        let style = PQparameterStatus(connection, "DateStyle").map { String(cString: $0) }
        if style?.hasPrefix("ISO") == true { return }
        var call = Call(
            text: "set datestyle to iso", limit: .seconds(5), file: #fileID, line: #line)
        call.heedsCancellation = false
        _ = try query(call, [])
    }
}

/// Reads libpq's text of a refused connection.
enum ConnectMessage {
    /// The last code and primary message in a verbose text, such as `FATAL:  3D000: database …`.
    static func read(_ text: String) -> (SQLState, String)? {
        for line in text.split(separator: "\n").reversed() {
            let parts = line.split(separator: ": ", omittingEmptySubsequences: false)
            for (index, part) in parts.enumerated().dropLast() where isCode(part) {
                let message = parts[(index + 1)...].joined(separator: ": ")
                return (SQLState(rawValue: part.dropFirst().description), message)
            }
        }
        return nil
    }

    /// Whether this is a space, the second one after the severity, and five digits or capitals.
    private static func isCode(_ part: Substring) -> Bool {
        part.utf8.count == 6 && part.hasPrefix(" ")
            && part.dropFirst().allSatisfy { $0.isASCII && ($0.isNumber || $0.isUppercase) }
    }
}
