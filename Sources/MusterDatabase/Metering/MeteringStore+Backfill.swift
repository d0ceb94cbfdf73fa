import PostgresClient

extension MeteringStore {
    /// How far a backfill is.
    public struct BackfillProgress: Sendable, Hashable {
        /// UTC days of its range.
        public let daysTotal: Int
        /// Days that are built.
        public let daysDone: Int
        /// Tasks counted in them.
        public let recordsDone: Int64
    }

    /// Asks for a backfill of the UTC days that a range touches.
    ///
    /// - Parameter range: the range; its end may be missing.
    /// - Returns: its id; that of an open one with the same range, which goes on where it stopped.
    /// - Throws: MU054, MU150, MU251; the client's error.
    public func requestBackfill(_ range: UsageRange) async throws -> Int64 {
        try await connection.query(
            """
            select metering.request_backfill(\(fragment: range.since), \(fragment: range.until)) as id
            """
        ).value(as: Int64.self)
    }

    /// The oldest backfill that is not finished; nil when all are.
    public func openBackfill() async throws -> Int64? {
        try await connection.query("select metering._open_backfill() as id").only().decode("id")
    }

    /// Builds the next day of a backfill, in one transaction.
    ///
    /// - Parameter id: the backfill.
    /// - Returns: whether there is another day.
    /// - Throws: the client's error.
    public func advanceBackfill(_ id: Int64) async throws -> Bool {
        try await connection.query(
            "select metering._advance_backfill(\(id)) as goes_on", timeout: Self.longTimeout
        ).value(as: Bool.self)
    }

    /// How far a backfill is.
    public func backfillProgress(_ id: Int64) async throws -> BackfillProgress {
        let row = try await connection.query(
            """
            select days_total, days_done, records_done from metering.stat_progress_backfill
            where backfill_id = \(id)
            """
        ).only()
        return BackfillProgress(
            daysTotal: try row.decode("days_total"), daysDone: try row.decode("days_done"),
            recordsDone: try row.decode("records_done"))
    }
}
