public import PostgresClient

extension APIQueries {
    /// A statistics table of usage.
    public enum UsageTable: String, Sendable, Hashable, CaseIterable {
        /// By minute.
        case minute
        /// By hour.
        case hourly
        /// By day.
        case daily
    }

    /// Usage by time.
    ///
    /// - Parameters:
    ///   - db: the connection.
    ///   - table: which level.
    ///   - parameters: an object of the parameters; JSON.
    /// - Returns: the answer; JSON.
    /// - Throws: the client's error.
    public static func usage(
        _ db: isolated PostgresConnection, _ table: UsageTable, _ parameters: String
    ) throws -> String {
        try document(
            db,
            """
            select metering.\(identifier: "api_\(table.rawValue)")(\(JSONText(parameters))::jsonb)
            """)
    }

    /// Rolls up what waits.
    public static func aggregate(
        _ db: isolated PostgresConnection, granularity: String
    ) throws -> String {
        try document(db, "select metering.api_aggregate(\(granularity))")
    }

    /// Asks for days to be rolled up anew.
    public static func backfill(
        _ db: isolated PostgresConnection, _ parameters: String
    ) throws -> String {
        try document(db, "select metering.api_backfill(\(JSONText(parameters))::jsonb)")
    }

    /// Takes usage records; each is good or bad by itself.
    public static func recordUsage(
        _ db: isolated PostgresConnection, _ records: String
    ) throws -> String {
        try array(
            db,
            """
            select ordinal, task_id, outcome, code, message
            from metering.record_batch(\(JSONText(records))::jsonb)
            """)
    }
}
