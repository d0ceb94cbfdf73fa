import CLibPQ
import Glibc

/// One libpq connection, used from one queue only, with waits that end.
///
/// libpq runs in non-blocking mode throughout; every wait is a `poll(2)` of ours.
final class Wire {
    let canceller: Canceller
    let notices: NoticeReceiver
    let grace: Duration
    private(set) var connection: OpaquePointer?

    init(canceller: Canceller, notices: NoticeReceiver, grace: Duration) {
        self.canceller = canceller
        self.notices = notices
        self.grace = grace
    }

    deinit { close() }

    /// Takes ownership of a new connection.
    func adopt(_ connection: OpaquePointer) {
        close()
        self.connection = connection
    }

    /// Says goodbye to the server, if the socket takes it at once, and frees the connection.
    func close() {
        canceller.disarm()
        guard let connection else { return }
        self.connection = nil
        PQfinish(connection)
    }

    /// Whether the connection is open as far as is known without asking the server.
    var isUsable: Bool {
        connection.map { PQstatus($0) == CONNECTION_OK } ?? false
    }

    var transactionStatus: PGTransactionStatusType {
        connection.map { PQtransactionStatus($0) } ?? PQTRANS_UNKNOWN
    }

    /// Reads what came while no statement ran, and tells whether the connection still stands.
    ///
    /// After the server ended a connection, the first read succeeds and leaves the status good; only
    /// the second fails. So this reads until there is nothing left.
    func isAliveWhenIdle() -> Bool {
        guard let connection, isUsable else { return false }
        while isReadable(connection) {
            if PQconsumeInput(connection) == 0 || PQstatus(connection) != CONNECTION_OK { break }
        }
        if isUsable && notices.lastFatal == nil { return true }
        close()
        return false
    }

    private func isReadable(_ connection: OpaquePointer) -> Bool {
        var descriptor = pollfd(fd: PQsocket(connection), events: Int16(POLLIN), revents: 0)
        return poll(&descriptor, 1, 0) > 0
    }

    /// Waits until the socket is ready, or in a state that libpq will find out when it reads.
    func wait(
        _ connection: OpaquePointer, for events: Int32, _ patience: Patience
    ) throws(Interruption) {
        var descriptor = pollfd(fd: PQsocket(connection), events: Int16(events), revents: 0)
        guard descriptor.fd >= 0 else { return }
        while true {
            try patience.check()
            let count = poll(&descriptor, 1, patience.milliseconds)
            if count > 0 || (count < 0 && errno != EINTR) { return }
        }
    }

    /// The error of a connection that broke, with the server's reason when it gave one.
    func loss() -> PostgresError {
        var error =
            notices.lastFatal
            ?? .lost(
                detail: connection.flatMap { PQerrorMessage($0) }
                    .map { String(cString: $0).trimmed })
        error.endedConnection = true
        return error
    }
}
