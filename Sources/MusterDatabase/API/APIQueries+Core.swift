public import PostgresClient

extension APIQueries {
    /// The rows of `muster.status()`.
    public static func status(_ db: isolated PostgresConnection) throws -> String {
        try array(db, "select component, state, detail from muster.status()")
    }

    /// The rows of `muster.doctor()`.
    public static func doctor(_ db: isolated PostgresConnection) throws -> String {
        try array(db, "select check_name, state, detail, fix from muster.doctor()")
    }

    /// Events behind a cursor.
    ///
    /// - Parameters:
    ///   - db: the connection.
    ///   - cursor: of the last event seen; nil begins with the oldest.
    ///   - topics: which ones; nil is every one.
    ///   - limit: how many at most.
    /// - Returns: an array of objects, each with its cursor.
    /// - Throws: the client's error.
    public static func changes(
        _ db: isolated PostgresConnection, since cursor: String?, topics: [String]?, limit: Int
    ) throws -> String {
        try array(
            db,
            """
            select event_id, topic, subject, detail, occurred_at, cursor
            from muster.changes(
                \(cursor as String?), \(topics as [String]?)::text[], \(limit)::integer)
            """)
    }

    /// Switches a task on or off, or changes how often it runs.
    ///
    /// - Parameters:
    ///   - db: the connection.
    ///   - task: its name.
    ///   - isEnabled: whether it runs; nil leaves it.
    ///   - every: an interval; nil leaves it.
    /// - Returns: the task as it is now; nil when there is none.
    /// - Throws: the client's error.
    public static func setTask(
        _ db: isolated PostgresConnection, _ task: String, isEnabled: Bool?, every: String?
    ) throws -> String? {
        try db.execute(
            """
            select muster.set_task(
                \(task), \(isEnabled as Bool?)::boolean, \(every as String?)::interval)
            """)
        return try object(db, "select * from muster.stat_task where task = \(task)")
    }
}
