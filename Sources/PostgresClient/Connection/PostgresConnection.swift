/// One connection to a server, which runs one statement at a time.
///
/// The actor has a queue of its own, so its methods block that queue and nothing else, and they are
/// synchronous, so nothing can come between the statements of a transaction.
///
/// ```swift
/// let connection = try await PostgresConnection.connect(ConnectionOptions(conninfo: url))
/// let rows = try await connection.query("select name from fleet.host where pool = \(pool)")
/// let names = try rows.map { try $0.decode("name", as: String.self) }
/// ```
///
/// Every call has a deadline, and ends soon after its task is cancelled. The server is asked to cancel
/// then; a statement that does not stop within `cancelGrace` costs the connection.
public actor PostgresConnection {
    private nonisolated let executor = ConnectionExecutor(label: "muster.postgres")
    private nonisolated let canceller: Canceller
    let options: ConnectionOptions
    let wire: Wire
    var isInTransactionBody = false

    private init(_ options: ConnectionOptions) {
        let canceller = Canceller()
        self.canceller = canceller
        self.options = options
        wire = Wire(
            canceller: canceller, notices: NoticeReceiver(handler: options.onNotice),
            grace: options.cancelGrace)
    }

    /// The queue of this connection.
    public nonisolated var unownedExecutor: UnownedSerialExecutor {
        executor.asUnownedSerialExecutor()
    }

    /// Connects to a server.
    ///
    /// Host names are looked up by the system, which may take longer than `connectTimeout` when the
    /// name servers are silent.
    ///
    /// - Throws: 08001 when no server answers, 22023 when the conninfo cannot be read, and what the
    ///   server says: 28xxx, 3D000, 53300, 57P03.
    public static func connect(
        _ options: ConnectionOptions
    ) async throws(PostgresError) -> PostgresConnection {
        let connection = PostgresConnection(options)
        try await connection.open()
        return connection
    }

    private func open() throws(PostgresError) {
        try wire.connect(options)
    }

    /// Process id of the server's end, as `pg_stat_activity` and `pg_terminate_backend` know it.
    ///
    /// PgBouncer invents a number instead.
    public nonisolated var backendPID: Int32 { canceller.backendPID }

    /// Whether the connection is open and alive as far as can be told without a round trip.
    ///
    /// Reads what the server sent meanwhile, so it notices that the server ended the connection.
    public var isUsable: Bool { wire.isAliveWhenIdle() }

    /// Whether a transaction is open, be it in a failed state.
    public var isInTransaction: Bool { wire.isInTransaction }

    /// Asks the server to cancel the running statement, from any thread, without waiting.
    ///
    /// Nothing happens when no statement runs.
    public nonisolated func cancel() {
        canceller.cancel()
    }

    /// Closes the connection; the server rolls an open transaction back.
    ///
    /// Waits for the running statement; `cancel` ends that one first.
    public func close() {
        wire.close()
    }
}
