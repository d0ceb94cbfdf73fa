internal import Glibc
internal import Synchronization

/// Every open connection.
///
/// The library's own timer starts anew with every byte: one byte a second kept a connection alive
/// for ever under a limit of two seconds. Deadlines here are for the whole of a header, a body or an
/// answer.
final class ConnectionTable: Sendable {
    private let connections = Mutex<[ObjectIdentifier: Connection]>([:])

    func insert(_ connection: Connection) {
        connections.withLock { $0[ObjectIdentifier(connection)] = connection }
    }

    func remove(_ connection: Connection) {
        connections.withLock { _ = $0.removeValue(forKey: ObjectIdentifier(connection)) }
    }

    /// Cuts those whose time is over; returns how many.
    @discardableResult
    func cutOverdue() -> Int {
        let now = Connection.now
        return connections.withLock { table in
            table.values.reduce(0) { $0 + ($1.cut(at: now) ? 1 : 0) }
        }
    }

    /// Wakes those whose client has gone.
    ///
    /// The library waits for edges and takes a short read for the last one, so it misses an end that
    /// came together with data: two hundred bodies broken off kept every connection of their address
    /// until the deadline of the body.
    func wakeAbandoned() {
        connections.withLock { table in
            let waiting = table.values.filter(\.isReceiving)
            var polls = waiting.map {
                pollfd(fd: $0.socket, events: Int16(truncatingIfNeeded: Self.hangUp), revents: 0)
            }
            guard poll(&polls, nfds_t(polls.count), 0) > 0 else { return }
            for (connection, result) in zip(waiting, polls) where result.revents != 0 {
                connection.wake()
            }
        }
    }

    /// POLLRDHUP, which Swift's view of the C library leaves out.
    private static let hangUp = 0x2000

    var count: Int { connections.withLock { $0.count } }
}
