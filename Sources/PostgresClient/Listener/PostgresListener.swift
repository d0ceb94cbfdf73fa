/// Listens on channels with a connection of its own.
///
/// ```swift
/// let listener = try await PostgresListener.connect(options, channels: ["fleet_vm"])
/// // From here on nothing is missed, so look now for what happened before.
/// for try await notification in listener.notifications { … }
/// ```
///
/// A notification is a hint; the table is the truth. The stream ends by throwing when the connection
/// is lost: connect a new listener after a delay (see `ReconnectBackoff`), then look at the tables
/// again. It ends quietly when the task that iterates is cancelled, which closes the connection.
///
/// Related PostgreSQL documentation: <https://www.postgresql.org/docs/15/sql-listen.html>
public struct PostgresListener: Sendable {
    /// What somebody sent on a channel.
    public struct Notification: Sendable, Hashable {
        /// The channel.
        public let channel: String
        /// The payload, at most 7999 bytes.
        public let payload: String
        /// Process id of the server process that sent it.
        public let pid: Int32
    }

    /// The notifications in the order in which the server delivers them, for one consumer.
    ///
    /// They are read when the consumer asks, so a slow one needs no memory here; the server keeps them.
    public let notifications: AsyncThrowingStream<Notification, any Error>

    /// Process id of the server's end.
    public let backendPID: Int32

    /// Connects and starts to listen; returns when the server has said that it does.
    ///
    /// - Parameters:
    ///   - options: where to connect.
    ///   - channels: names, exactly as `pg_notify` has them.
    ///   - probeInterval: after so much silence a `select 1` asks whether the server is still there,
    ///     which finds a connection that is half open behind a proxy; keepalives find the others.
    ///   - probeTimeout: time that the server has for the answer.
    /// - Returns: a listener whose stream misses nothing from now on.
    /// - Throws: as `PostgresConnection.connect` does; 25006 on a standby, which cannot listen.
    public static func connect(
        _ options: ConnectionOptions, channels: [String], probeInterval: Duration = .seconds(10),
        probeTimeout: Duration = .seconds(5)
    ) async throws(PostgresError) -> PostgresListener {
        let connection = try await PostgresConnection.connect(options)
        for channel in channels {
            try await connection.execute("listen \(identifier: channel)")
        }
        return PostgresListener(connection, probeInterval, probeTimeout)
    }

    private init(
        _ connection: PostgresConnection, _ probeInterval: Duration, _ probeTimeout: Duration
    ) {
        backendPID = connection.backendPID
        notifications = AsyncThrowingStream {
            try await connection.nextNotification(probeInterval, probeTimeout)
        }
    }
}

extension PostgresConnection {
    /// Waits for a notification; nil after cancellation, which closes the connection.
    fileprivate func nextNotification(
        _ probeInterval: Duration, _ probeTimeout: Duration
    ) throws(PostgresError) -> PostgresListener.Notification? {
        do throws(PostgresError) {
            while true {
                // Four looks a second at whether the task was cancelled cost nothing measurable.
                let patience = Patience(probeInterval, slice: 250)
                if let found = try wire.notification(within: patience) { return found }
                try probe(probeTimeout)
            }
        } catch {
            wire.close()
            if error.origin == .cancellation { return nil }
            throw error
        }
    }

    private func probe(_ limit: Duration) throws(PostgresError) {
        do throws(PostgresError) {
            try execute("select 1", timeout: limit)
        } catch {
            if error.origin != .deadline { throw error }
            throw .lost(detail: "The server did not answer within \(limit).")
        }
    }
}
