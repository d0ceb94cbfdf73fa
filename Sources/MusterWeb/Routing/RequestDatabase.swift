public import MusterDatabase
public import PostgresClient

/// The database as one request may use it: a transaction at a time, under the caller's role.
///
/// ```swift
/// let hosts = try await context.database.read { db in
///     try FleetQueries.hosts(db, filter)
/// }
/// ```
public struct RequestDatabase: Sendable {
    private let pool: ConnectionPool
    private let identity: RequestIdentity?
    private let isAudited: Bool

    /// Makes it.
    ///
    /// - Parameters:
    ///   - pool: connections of the server's own login.
    ///   - identity: whose role and name the transactions have; nil lets nothing run.
    ///   - isAudited: whether a transaction that may write leaves a row in the audit.
    public init(pool: ConnectionPool, identity: RequestIdentity?, isAudited: Bool = true) {
        self.pool = pool
        self.identity = identity
        self.isAudited = isAudited
    }

    /// Runs a body in a transaction that the server keeps from writing.
    ///
    /// - Parameter body: what to run.
    /// - Returns: what the body returns.
    /// - Throws: what the body throws; MU302 when the token is no longer valid; 53300 when no
    ///   connection was free in time.
    public func read<T: Sendable>(
        _ body: @escaping @Sendable (isolated PostgresConnection) throws -> T
    ) async throws -> T {
        try await run(readOnly: true, body)
    }

    /// Runs a body in a transaction; what it changes is audited under the caller's name.
    ///
    /// - Parameter body: what to run.
    /// - Returns: what the body returns.
    /// - Throws: as ``read(_:)`` does.
    public func write<T: Sendable>(
        _ body: @escaping @Sendable (isolated PostgresConnection) throws -> T
    ) async throws -> T {
        try await run(readOnly: false, body)
    }

    private func run<T: Sendable>(
        readOnly: Bool, _ body: @escaping @Sendable (isolated PostgresConnection) throws -> T
    ) async throws -> T {
        guard let identity else { throw WebFailure.notLoggedIn }
        return try await pool.withConnection { connection in
            try await connection.transaction(readOnly: readOnly) { db in
                try identity.assume(db, audited: isAudited && !readOnly)
                return try body(db)
            }
        }
    }
}
