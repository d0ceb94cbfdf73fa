import Synchronization

/// A few connections that many tasks share, each for a short time.
///
/// ```swift
/// let pool = ConnectionPool(options, size: 4)
/// let hosts = try await pool.withConnection { try await $0.query("select name from fleet.host") }
/// ```
///
/// Connections are made when they are needed. When one comes back, `discard all` proves that it works
/// and removes settings, temporary tables and prepared statements of the borrower; one that is broken
/// or inside a transaction is closed instead, and the next borrower gets a new one.
public final class ConnectionPool: Sendable {
    private struct Waiter {
        let continuation: CheckedContinuation<Void, any Error>
        let timer: Task<Void, Never>
    }

    private struct State {
        var queue: PoolQueue
        var nextTicket: UInt64 = 0
        var waiters: [UInt64: Waiter] = [:]
        var idle: [PostgresConnection] = []
    }

    private let options: ConnectionOptions
    private let state: Mutex<State>

    /// Creates a pool without connections.
    ///
    /// - Parameters:
    ///   - options: where to connect.
    ///   - size: how many connections may exist at once, at least one.
    public init(_ options: ConnectionOptions, size: Int) {
        self.options = options
        state = Mutex(State(queue: PoolQueue(size: max(1, size))))
    }

    /// Lends a connection to a body; it must not keep the connection.
    ///
    /// - Parameters:
    ///   - timeout: time to get a connection, be it by waiting for one or by connecting.
    ///   - body: what to do with it.
    /// - Returns: what the body returns.
    /// - Throws: what the body throws; 53300 when no connection was free in time; 08003 when the pool
    ///   is closed; what `PostgresConnection.connect` throws.
    nonisolated(nonsending) public func withConnection<T>(
        timeout: Duration = .seconds(5),
        _ body: nonisolated(nonsending) (PostgresConnection) async throws -> T
    ) async throws -> T {
        let connection = try await borrow(Patience(timeout))
        do {
            let value = try await body(connection)
            await giveBack(connection)
            return value
        } catch {
            await giveBack(connection)
            throw error
        }
    }

    /// Closes idle connections at once and lent ones when they come back; nobody gets one any more.
    public func close() async {
        let (waiters, idle) = state.withLock { state in
            state.queue.close()
            defer {
                state.waiters = [:]
                state.idle = []
            }
            return (Array(state.waiters.values), state.idle)
        }
        for waiter in waiters { Self.end(waiter, .failure(PostgresError.poolClosed)) }
        for connection in idle { await connection.close() }
    }

    /// Connections that are lent, idle and waited for.
    public var counts: (lent: Int, idle: Int, waiting: Int) {
        state.withLock { ($0.queue.lent, $0.idle.count, $0.queue.waiting.count) }
    }

    // MARK: Borrowing

    private func borrow(_ patience: Patience) async throws -> PostgresConnection {
        try await permit(patience)
        do {
            while let connection = state.withLock({ $0.idle.popLast() }) {
                if await connection.isUsable { return connection }
            }
            var options = options
            options.connectLimit = patience.left
            return try await PostgresConnection.connect(options)
        } catch {
            passOn()
            throw error
        }
    }

    private func permit(_ patience: Patience) async throws {
        let ticket = state.withLock {
            $0.nextTicket += 1
            return $0.nextTicket
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                request(ticket, continuation, patience)
                // Cancelled before the request: the handler found nobody to wake.
                if Task.isCancelled { abandon(ticket, CancellationError()) }
            }
        } onCancel: {
            abandon(ticket, CancellationError())
        }
    }

    private func request(
        _ ticket: UInt64, _ continuation: CheckedContinuation<Void, any Error>, _ patience: Patience
    ) {
        let answer = state.withLock { state in
            let answer = state.queue.request(ticket)
            if answer == .mustWait {
                let timer = Task {
                    do {
                        try await Task.sleep(for: patience.left ?? .zero)
                        self.abandon(ticket, PostgresError.poolExhausted(lent: self.counts.lent))
                    } catch {
                        return
                    }
                }
                state.waiters[ticket] = Waiter(continuation: continuation, timer: timer)
            }
            return answer
        }
        switch answer {
        case .granted: continuation.resume()
        case .closed: continuation.resume(throwing: PostgresError.poolClosed)
        case .mustWait: break
        }
    }

    private func abandon(_ ticket: UInt64, _ reason: any Error) {
        let waiter = state.withLock { state in
            state.queue.abandon(ticket)
            return state.waiters.removeValue(forKey: ticket)
        }
        if let waiter { Self.end(waiter, .failure(reason)) }
    }

    private static func end(_ waiter: Waiter, _ outcome: Result<Void, any Error>) {
        waiter.timer.cancel()
        waiter.continuation.resume(with: outcome)
    }

    // MARK: Giving back

    private func giveBack(_ connection: PostgresConnection) async {
        let isClean = await connection.reset()
        let isKept = state.withLock { state in
            guard isClean && !state.queue.isClosed else { return false }
            state.idle.append(connection)
            return true
        }
        if !isKept { await connection.close() }
        passOn()
    }

    private func passOn() {
        let waiter = state.withLock { state in
            state.queue.giveBack().flatMap { state.waiters.removeValue(forKey: $0) }
        }
        if let waiter { Self.end(waiter, .success(())) }
    }
}

extension PostgresError {
    fileprivate static var poolClosed: PostgresError {
        .misuse("the connection pool is closed", .connectionDoesNotExist)
    }

    fileprivate static func poolExhausted(lent: Int) -> PostgresError {
        PostgresError(
            .deadline, .tooManyConnections, "no connection of the pool was free in time",
            detail: "\(lent) are lent.",
            hint: "Borrow for a shorter time, or make the pool larger.")
    }
}
