internal import Glibc
internal import Synchronization

/// One connection, as the watchdog sees it.
final class Connection: Sendable {
    let socket: Int32
    let peer: String
    /// When the connection is cut, in nanoseconds of the monotonic clock; 0 is never.
    private let deadline = Atomic<Int64>(0)

    init(socket: Int32, peer: String) {
        self.socket = socket
        self.peer = peer
    }

    /// Cuts the connection unless something else happens within that time; nil lets it be.
    func expect(within patience: Duration?) {
        let until = patience.map { Self.now + $0.nanoseconds } ?? 0
        deadline.store(until, ordering: .relaxed)
    }

    /// Ends both directions when the time is over; the library then finds the connection closed.
    ///
    /// To be called under the lock of the table, which keeps the descriptor from being closed and
    /// given to another connection meanwhile.
    func cut(at now: Int64) -> Bool {
        let until = deadline.load(ordering: .relaxed)
        guard until != 0, until < now else { return false }
        deadline.store(0, ordering: .relaxed)
        shutdown(socket, Int32(SHUT_RDWR))
        return true
    }

    static var now: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}

extension Duration {
    var nanoseconds: Int64 {
        components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000
    }
}
