public import PostgresClient

/// The one connection that executes captured statements, on copies that it has made.
///
/// Its login may read every table and create tables in `muster_sandbox`, and nothing else. The copies
/// are its own, so nobody else reads them. Statements are executed in read-only transactions that are
/// rolled back. The session holds an advisory lock for as long as it lives: who gets that lock knows
/// that nothing will be created any more, and may drop what is there.
public actor SandboxSession {
    let connection: PostgresConnection
    let limits: SandboxLimits
    private var deadline: ContinuousClock.Instant
    private var isPrepared = false
    /// Whether something runs that may take long.
    var isBusy = false

    private static let statementName = "muster_captured"

    private init(_ connection: PostgresConnection, _ limits: SandboxLimits) {
        self.connection = connection
        self.limits = limits
        deadline = .now + limits.total
    }

    /// Connects, checks the login, and takes the lock of a simulation; the clock starts here.
    ///
    /// - Throws: `ExplainRefusal`.
    public static func open(
        _ options: ConnectionOptions, limits: SandboxLimits, simulationID: Int64
    ) async throws -> SandboxSession {
        let connection: PostgresConnection
        do {
            connection = try await PostgresConnection.connect(options)
        } catch {
            throw ExplainRefusal.noSandboxLogin
        }
        do {
            _ = try await LoginCheck.run(on: connection)
            // A backend whose client has died ends within a second, and does not copy on.
            try await connection.execute(
                """
                select pg_catalog.set_config('client_connection_check_interval', '1000', false),
                       pg_catalog.set_config('lock_timeout', \(limits.lock.settingMilliseconds), false),
                       pg_catalog.set_config('synchronize_seqscans', 'off', false),
                       pg_catalog.set_config('max_parallel_maintenance_workers', '0', false),
                       pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', false),
                       pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', false)
                """)
            let isHeld = try await connection.query(
                """
                select pg_catalog.pg_try_advisory_lock(
                    pg_catalog.hashtextextended('muster sandbox', \(simulationID)::bigint)) as held
                """
            ).value(as: Bool.self)
            guard isHeld else { throw ExplainRefusal.sandboxTimedOut }
            return SandboxSession(connection, limits)
        } catch {
            await connection.close()
            throw refusal(for: error)
        }
    }

    /// Copies tables in one transaction that keeps them and their partitions from being altered
    /// meanwhile.
    ///
    /// - Parameters:
    ///   - sources: the tables as SQL, as the catalogue gave them.
    ///   - commands: asked for, and checked, once the tables are locked.
    /// - Throws: `ExplainRefusal`; what `commands` throws.
    public func copy(
        _ sources: [String], commands: @Sendable () async throws -> [String]
    ) async throws {
        do {
            try await connection.execute("begin")
            try await connection.execute(
                "lock table \(unescaped: sources.joined(separator: ", ")) in access share mode"
            )
            for command in try await commands() { try await execute(command) }
            try await connection.execute("commit")
        } catch {
            do { try await connection.execute("rollback") } catch { await connection.close() }
            throw Self.refusal(for: error)
        }
    }

    /// Runs a command of our own making, each in its own transaction.
    public func run(_ command: String) async throws {
        do {
            try await execute(command)
        } catch {
            throw Self.refusal(for: error)
        }
    }

    /// The size of an index in the sandbox, in bytes, with its parts on partitions.
    public func size(ofIndex name: String) async throws -> Int64 {
        try await connection.query(
            """
            select (pg_catalog.pg_relation_size(i.indexid) + coalesce((
                       select sum(pg_catalog.pg_relation_size(t.relid))
                       from pg_catalog.pg_partition_tree(i.indexid) as t
                       where t.relid <> i.indexid), 0))::bigint as bytes
            from (select pg_catalog.format('muster_sandbox.%I', \(name)::text)
                         ::pg_catalog.regclass as indexid) as i
            """
        ).value(as: Int64.self)
    }

    /// The indexes on partitions that are parts of an index on a partitioned copy: by name, the whole.
    ///
    /// Plans name the parts.
    public func wholes(of names: [String]) async throws -> [String: String] {
        let rows = try await connection.query(
            """
            select c.relname::text as part, w.name as whole
            from pg_catalog.unnest(\(names)::text[]) as w (name)
            cross join lateral pg_catalog.pg_partition_tree(
                pg_catalog.format('muster_sandbox.%I', w.name)::pg_catalog.regclass) as t
            join pg_catalog.pg_class as c on c.oid = t.relid
            where t.level > 0
            """)
        return Dictionary(
            uniqueKeysWithValues: try rows.map {
                (try $0.decode("part", as: String.self), try $0.decode("whole", as: String.self))
            })
    }

    /// The indexes of a copy: their names, and what stands behind the table in their definitions.
    ///
    /// - Parameter copy: the table in the sandbox.
    /// - Returns: names with bodies: `btree (a, b)`.
    /// - Throws: `ExplainRefusal`.
    public func indexes(of copy: String) async throws -> [(name: String, body: String)] {
        do {
            return try await connection.query(
                """
                select c.relname::text as name,
                       pg_catalog.substring(
                           pg_catalog.pg_get_indexdef(x.indexrelid), ' USING (.*)$') as body
                from pg_catalog.pg_index as x
                join pg_catalog.pg_class as c on c.oid = x.indexrelid
                where x.indrelid = pg_catalog.format('muster_sandbox.%I', \(copy)::text)
                          ::pg_catalog.regclass
                order by c.relname
                """
            ).map { (try $0.decode("name"), try $0.decode("body")) }
        } catch {
            throw Self.refusal(for: error)
        }
    }

    /// Prepares the statement, in the place of the one before.
    ///
    /// - Returns: the category of each parameter's type, by `pg_type.typcategory`.
    /// - Throws: `ExplainRefusal`.
    public func prepare(_ text: String, searchPath: [String]) async throws -> [String] {
        do {
            if isPrepared {
                isPrepared = false
                try await connection.deallocate(Self.statementName)
            }
            try await connection.execute(
                """
                select pg_catalog.set_config('search_path', \(searchPath.searchPathSetting), false)
                """)
            try await connection.prepare(Self.statementName, text, timeout: remaining)
            isPrepared = true
            let types = try await connection.describePrepared(Self.statementName)
            return try await connection.query(
                """
                select t.typcategory::text as category
                from pg_catalog.unnest(\(types.map(Int.init))::bigint[]::oid[]) with ordinality as u (oid, n)
                join pg_catalog.pg_type as t on t.oid = u.oid
                order by u.n
                """
            ).map { try $0.decode("category", as: String.self) }
        } catch {
            throw Self.refusal(for: error)
        }
    }

    /// Values of an expression over a copy, at given parts of its rows.
    ///
    /// - Parameters:
    ///   - expression: a column or an expression, as it would stand in an index.
    ///   - copy: the table in the sandbox.
    ///   - parts: numbers from 0 to 1.
    ///   - isOrdered: whether the parts are quantiles; else they are places in the table, so that
    ///     common values come up as often as they are.
    /// - Returns: one value for each part; empty when there are no rows.
    /// - Throws: `ExplainRefusal`.
    public func values(
        of expression: String, in copy: String, at parts: [Double], isOrdered: Bool
    ) async throws -> [String] {
        let order = isOrdered ? "order by \(expression)" : ""
        do {
            try await connection.execute("begin read only")
            let rows = try await connection.query(
                """
                with v as materialized (
                    select (\(unescaped: expression))::text as text,
                           row_number() over (\(unescaped: order)) as place,
                           count(*) over () as rows
                    from muster_sandbox.\(identifier: copy) tablesample system (
                        \(unescaped: try await samplePercent(copy))) repeatable (1)
                    where (\(unescaped: expression)) is not null
                )
                select v.text
                from unnest(\(parts.map { String($0) })::float8[]) with ordinality as p (part, n)
                join v on v.place = greatest(1, ceil(v.rows * p.part))
                order by p.n
                """, timeout: remaining)
            try await connection.execute("rollback")
            return try rows.map { try $0.decode("text", as: String.self) }
        } catch {
            do { try await connection.execute("rollback") } catch { await connection.close() }
            throw Self.refusal(for: error)
        }
    }

    /// Executes the statement once, as if some indexes were not there.
    ///
    /// They are dropped in the transaction that is rolled back, which takes no rebuilding and lets
    /// the variants take turns. Nodes are not timed: reading the clock for each row would slow down
    /// the variant that handles more rows.
    ///
    /// - Parameters:
    ///   - arguments: one for each parameter; nil for null.
    ///   - hidden: names of indexes in the sandbox.
    ///   - limit: after which time it is cancelled, when that is less than the settings allow.
    /// - Returns: the document of EXPLAIN.
    /// - Throws: `ExplainRefusal`.
    public func execute(
        _ arguments: [String?], hiding hidden: [String], within limit: Duration? = nil
    ) async throws -> String {
        try await explain(
            "analyze, buffers, wal, timing off, summary, format json", arguments, hidden,
            min(limit ?? limits.statement, limits.statement, remaining))
    }

    /// The plan of the statement as if some indexes were not there; nothing is executed.
    ///
    /// - Parameters:
    ///   - arguments: one for each parameter; nil for null.
    ///   - hidden: names of indexes in the sandbox.
    /// - Returns: the document of EXPLAIN.
    /// - Throws: `ExplainRefusal`.
    public func plan(_ arguments: [String?], hiding hidden: [String]) async throws -> String {
        try await explain("format json", arguments, hidden, min(limits.statement, remaining))
    }

    private func explain(
        _ options: String, _ arguments: [String?], _ hidden: [String], _ limit: Duration
    ) async throws -> String {
        let list = arguments.map { $0.map(Self.literal) ?? "null" }.joined(separator: ", ")
        do {
            try await connection.execute("begin")
            for name in hidden {
                try await connection.execute("drop index muster_sandbox.\(identifier: name)")
            }
            try await connection.execute("set transaction read only")
            let limit = min(limit, remaining)
            try await self.limit(to: limit)
            isBusy = true
            let rows = try await connection.query(
                """
                explain (\(unescaped: options))
                execute \(identifier: Self.statementName)\(unescaped: list.isEmpty ? "" : "(\(list))")
                """, timeout: limit + .seconds(1))
            isBusy = false
            try await connection.execute("rollback")
            guard let document = try rows.first?.decode("QUERY PLAN", as: String.self) else {
                throw ExplainRefusal.unreadablePlan
            }
            return document
        } catch {
            isBusy = false
            do { try await connection.execute("rollback") } catch { await connection.close() }
            throw Self.refusal(for: error)
        }
    }

    /// Ends the time for everything, and what runs; whatever follows is out of time.
    ///
    /// What begins at this moment may be missed, so whoever wants an end calls again.
    public func stop() {
        deadline = min(deadline, .now)
        if isBusy { connection.cancel() }
    }

    /// What is left of the time for everything.
    public var remaining: Duration { max(.milliseconds(1), deadline - .now) }

    /// Ends the session, and with it the lock.
    public func close() async {
        await connection.close()
    }

    private func execute(_ command: String) async throws {
        try await limit(to: remaining)
        isBusy = true
        defer { isBusy = false }
        try await connection.execute(
            SQL(unescaped: command), timeout: remaining + .seconds(1))
    }

    func limit(to limit: Duration) async throws {
        try await connection.execute(
            "select pg_catalog.set_config('statement_timeout', \(limit.settingMilliseconds), false)"
        )
    }

    /// About 20,000 rows suffice to draw from.
    private func samplePercent(_ copy: String) async throws -> String {
        try await connection.query(
            """
            select least(100, 100 * 20000 / greatest(c.reltuples, 1))::text as percent
            from pg_catalog.pg_class as c
            where c.oid = pg_catalog.format('muster_sandbox.%I', \(copy)::text)::pg_catalog.regclass
            """
        ).value(as: String.self)
    }

    static func literal(_ value: String) -> String {
        let quoted = "'" + value.replacing("'", with: "''").replacing("\\", with: "\\\\") + "'"
        return value.contains("\\") ? " E" + quoted : quoted
    }

    static func refusal(for error: any Error) -> any Error {
        guard let error = error as? PostgresError else { return error }
        return switch error.sqlState {
        case .insufficientPrivilege: ExplainRefusal.notPermitted
        case .queryCanceled, .lockNotAvailable: ExplainRefusal.sandboxTimedOut
        default: ExplainRefusal.failed(sqlState: error.sqlState.rawValue)
        }
    }
}
