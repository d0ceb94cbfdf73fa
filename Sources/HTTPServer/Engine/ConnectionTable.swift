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

    var count: Int { connections.withLock { $0.count } }
}
