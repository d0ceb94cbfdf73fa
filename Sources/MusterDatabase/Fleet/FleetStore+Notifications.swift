import PostgresClient

extension FleetStore {
    /// How many waiting changes one call takes.
    public static let flushBatch = 10_000

    /// Tells the changes that wait; returns how many events were written.
    ///
    /// - Returns: `flushBatch` or more when the next call may find some at once; 0 also while another
    ///   caller is at it or the server is a standby.
    public func flushNotifications() async throws -> Int {
        try await connection.query(
            "select fleet.flush_notifications(\(Self.flushBatch)::integer) as n"
        ).value(as: Int.self)
    }
}
