import CLibPQ
import Synchronization

/// Asks the server to cancel what a connection runs; may be used from any thread.
///
/// The request travels on a connection of its own and may block for as long as the network does, so
/// it is made on a thread of its own; when it blocks, the connection that it is for is given up, so
/// there is at most one such thread for each connection. A request is made only while a statement runs, and the end of
/// the statement waits for requests that are under way: otherwise a late one would hit the next
/// statement.
final class Canceller: Sendable {
    private struct State {
        var key: CancelKey?
        var backendPID: Int32 = 0
        var isRunning = false
        var requestsUnderWay = 0
    }

    private let state = Mutex(State())

    var backendPID: Int32 { state.withLock(\.backendPID) }

    var hasRequestsUnderWay: Bool { state.withLock { $0.requestsUnderWay > 0 } }

    func arm(_ key: CancelKey?, backendPID: Int32) {
        state.withLock {
            $0.key = key
            $0.backendPID = backendPID
        }
    }

    func disarm() { state.withLock { $0.key = nil } }

    func statementStarts() { state.withLock { $0.isRunning = true } }

    func statementEnds() { state.withLock { $0.isRunning = false } }

    func cancel() {
        let key: CancelKey? = state.withLock {
            guard $0.isRunning, let key = $0.key else { return nil }
            $0.requestsUnderWay += 1
            return key
        }
        guard let key else { return }
        ConnectionExecutor.detach {
            key.send()
            self.state.withLock { $0.requestsUnderWay -= 1 }
        }
    }
}

/// What libpq needs to send a cancel request.
///
/// Unchecked, because the pointer is not Sendable; it is safe, because libpq writes to the object
/// only when it is made and freed, and documents `PQcancel` as callable from any thread.
final class CancelKey: @unchecked Sendable {
    private let pointer: OpaquePointer

    /// Takes the key of an open connection; nil when there is none.
    init?(of connection: OpaquePointer) {
        guard let pointer = PQgetCancel(connection) else { return nil }
        self.pointer = pointer
    }

    deinit { PQfreeCancel(pointer) }

    /// Sends the request and waits until the server has taken it.
    ///
    /// Whether that worked is of no use: the caller has a deadline, after which it closes the
    /// connection.
    func send() {
        var reason = [CChar](repeating: 0, count: 256)
        _ = PQcancel(pointer, &reason, Int32(reason.count))
    }
}
