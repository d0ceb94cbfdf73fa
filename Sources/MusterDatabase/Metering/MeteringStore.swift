public import PostgresClient

/// Typed calls to the schema `metering`.
public struct MeteringStore: Sendable {
    let connection: PostgresConnection

    /// Calls over this connection.
    public init(_ connection: PostgresConnection) {
        self.connection = connection
    }

    /// Usage by bucket, with every column of `metering.usage()`.
    ///
    /// - Parameter query: what of it.
    /// - Returns: a row for each bucket and scope, in order.
    /// - Throws: MU054, MU055, MU056, MU251; the client's error.
    public func usage(_ query: UsageQuery) async throws -> Rows {
        try await connection.query("select * from \(fragment: query.sql)")
    }

    /// Usage by bucket in the columns that people look at first, with three decimals.
    ///
    /// - Parameter query: what of it.
    /// - Returns: a row for each bucket and scope, in order.
    /// - Throws: MU054, MU055, MU056, MU251; the client's error.
    public func usageInShort(_ query: UsageQuery) async throws -> Rows {
        let name: SQL =
            query.scope == .global ? "" : "scope_name as \(identifier: query.scope.rawValue),"
        let tasks: SQL =
            query.booking == .spread
            ? "" : "total_tasks, failed_tasks, round(avg_gpu_count, 1) as avg_gpus,"
        return try await connection.query(
            """
            select bucket_start, \(fragment: name) \(fragment: tasks)
                   round(gpu_hours, 3) as gpu_hours, round(peak_gpus, 1) as peak_gpus, peak_start,
                   round(utilisation, 3) as utilisation
            from \(fragment: query.sql)
            """)
    }

    /// GPU hours of each bucket, to be drawn.
    ///
    /// - Parameter query: what of them.
    /// - Returns: a series for each scope that has usage, by name.
    /// - Throws: MU054, MU055, MU056, MU251; the client's error.
    public func series(_ query: UsageQuery) async throws -> [UsageSeries] {
        let rows = try await connection.query(
            """
            select coalesce(scope_name, '') as name,
                   extract(epoch from bucket_start)::double precision as start, gpu_hours
            from \(fragment: query.sql)
            order by name, start
            """)
        var series: [UsageSeries] = []
        for row in rows {
            let name: String = try row.decode("name")
            if series.last?.name != name { series.append(UsageSeries(name: name)) }
            series[series.count - 1].points.append(
                UsageSeries.Point(
                    start: try row.decode("start"), gpuHours: try row.decode("gpu_hours")))
        }
        return series
    }

    /// The endpoints or specs that used most, with their share of all.
    ///
    /// - Parameters:
    ///   - most: how many.
    ///   - query: the scope and the range; whole UTC days.
    /// - Returns: a row for each, the largest first.
    /// - Throws: MU054, MU056; the client's error.
    public func topConsumers(_ most: Int, of query: UsageQuery) async throws -> Rows {
        try await connection.query(
            """
            select scope_value as \(identifier: query.scope.rawValue), total_tasks, failed_tasks,
                   round(gpu_hours, 3) as gpu_hours, round(share, 4) as share,
                   round(avg_gpu_count, 1) as avg_gpus, max_gpu_count
            from metering.top_consumers(\(query.scope.rawValue), \(fragment: query.since),
                \(fragment: query.until), \(most)::integer)
            """)
    }

    /// Brings rollups up to date, and builds those of a range anew; commits after each step.
    ///
    /// - Parameters:
    ///   - granularity: `minute`, `hour`, `day` or `all`.
    ///   - range: what is built anew; nil for nothing.
    /// - Throws: MU054, MU056, MU150, MU251; the client's error.
    public func aggregate(_ granularity: String, anew range: UsageRange? = nil) async throws {
        try await connection.execute(
            """
            call metering.aggregate(\(granularity), \(fragment: range?.since ?? "null"),
                \(fragment: range?.until ?? "null"))
            """, timeout: Self.longTimeout)
    }

    /// What waits to be rolled up, in words.
    public func backlog() async throws -> String {
        try await connection.query(
            "select detail from muster.status() where component = 'usage rollups'"
        ).value(as: String.self)
    }

    /// Every measure that is stored otherwise than its source says.
    ///
    /// - Parameter range: the UTC days that it touches are looked at; nil for the last 30.
    /// - Returns: no row when all levels agree.
    /// - Throws: MU054; the client's error.
    public func verify(_ range: UsageRange?) async throws -> Rows {
        try await connection.query(
            """
            select * from metering.verify(\(fragment: range?.since ?? "null"),
                \(fragment: range?.until ?? "null"))
            """, timeout: Self.longTimeout)
    }

    /// Work in bounded steps that may be many; a cancelled task ends it.
    static let longTimeout = Duration.seconds(86_400)
}
