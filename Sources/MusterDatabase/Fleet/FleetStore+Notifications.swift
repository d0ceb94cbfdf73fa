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

    /// Waits in the server for changes to be told.
    ///
    /// - Parameters:
    ///   - longest: when to stop waiting.
    ///   - every: how often the server looks.
    /// - Returns: whether some wait.
    /// - Throws: `PostgresError`.
    public func awaitChanges(atMost longest: Duration, every: Duration) async throws -> Bool {
        try await connection.query(
            """
            select fleet._await_changes(\(longest.intervalText)::interval, \(every.intervalText)::interval)
                as waiting
            """
        ).value(as: Bool.self)
    }
}
