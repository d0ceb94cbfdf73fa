public import PostgresClient

/// One connection that plans captured statements and never runs one.
///
/// A captured statement is attacker's text: planning alone executes immutable and stable functions,
/// also those hidden in views, constraints, defaults and index expressions. So this session
/// - logs in by its own role, and refuses one that could do harm;
/// - prepares through the protocol, which takes exactly one statement, and never joins statement
///   text to other text;
/// - holds the relations' locks (preparing takes them) while the catalogue is asked whether planning
///   would run code of an untrusted owner, and asks it again before the result is taken;
/// - works in a read-only transaction that is always rolled back, under the server's limits and a
///   watchdog of the client;
/// - drops each hypothetical index by its oid, also after an error, and checks that none is left.
///
/// One statement at a time: the session belongs to whoever is inside `planning`.
public actor ExplainSession {
    let connection: PostgresConnection
    let limits: ExplainLimits
    let hypopgSchema: String?
    private var hypothetical: [HypotheticalIndex] = []
    private var text = ""
    private var parameterCount = 0
    private var isPlanning = false

    private static let statementName = "muster_captured"

    private init(connection: PostgresConnection, limits: ExplainLimits, hypopgSchema: String?) {
        self.connection = connection
        self.limits = limits
        self.hypopgSchema = hypopgSchema
    }

    /// Connects and checks the login.
    ///
    /// - Throws: `ExplainRefusal.unsafeLogin`, or the client's error.
    public static func open(
        _ options: ConnectionOptions, limits: ExplainLimits
    ) async throws -> ExplainSession {
        let connection = try await PostgresConnection.connect(options)
        do {
            let login = try await LoginCheck.run(on: connection)
            return ExplainSession(
                connection: connection, limits: limits,
                hypopgSchema: login.hypopgSchema)
        } catch {
            await connection.close()
            throw error
        }
    }

    /// Prepares a statement in a read-only transaction, lets `body` plan it, and rolls back.
    ///
    /// - Parameters:
    ///   - text: one statement, normalised; its parameters are planned as unknown (generic plan).
    ///   - searchPath: schemas in which its names are looked up.
    ///   - hazards: asked while the locks are held, before and after; a non-empty answer refuses the
    ///     statement.
    ///   - body: calls `plan()`, `add(_:)`, `drop(_:)` of this session.
    /// - Returns: what `body` returns.
    /// - Throws: `ExplainRefusal`; what `body` throws; the client's error when the connection is lost.
    public func planning<Result: Sendable>(
        _ text: String, searchPath: [String],
        hazards: @Sendable () async throws -> [String],
        _ body: @Sendable (ExplainSession) async throws -> Result
    ) async throws -> Result {
        guard !isPlanning else { throw ExplainRefusal.failed(sqlState: "25001") }
        isPlanning = true
        defer { isPlanning = false }
        do {
            try await begin(searchPath: searchPath)
            try await takePlace()
            try await prepare(text)
            let moment = try await moment()
            let reasons = try await hazards()
            guard reasons.isEmpty else { throw ExplainRefusal.hazard(reasons) }
            let result = try await body(self)
            // Whoever owns a relation of the statement could have put an index on it since, which
            // no lock of a reader keeps out; then what was planned is not taken.
            if try await self.moment() != moment {
                let reasonsSince = try await hazards()
                guard reasonsSince.isEmpty else { throw ExplainRefusal.hazard(reasonsSince) }
            }
            try await end()
            return result
        } catch {
            // The first error is the one to report; a connection that cannot be cleaned is dropped,
            // and a backend's hypothetical indexes go with it.
            do { try await end() } catch { await connection.close() }
            throw Self.refusal(for: error)
        }
    }

    /// The plan as it is now, with the hypothetical indexes added so far.
    public func plan() async throws -> String {
        let plan = try await connection.genericPlan(
            of: Self.statementName, parameterCount: parameterCount, timeout: deadline)
        guard let plan else {
            throw ExplainRefusal.failed(sqlState: "XX000")
        }
        return plan
    }

    /// Adds a hypothetical index and prepares the statement anew.
    ///
    /// A cached generic plan is not rebuilt when HypoPG adds an index, hence the new preparation.
    public func add(_ definition: String) async throws -> HypotheticalIndex {
        guard let hypopgSchema else { throw ExplainRefusal.hypopgMissing }
        // A definition that HypoPG refuses must not end the transaction that holds the locks.
        try await connection.execute("savepoint muster_index")
        let row = try await create(definition, hypopgSchema)
        guard let row else { throw ExplainRefusal.indexNotSupported }
        let index = try HypotheticalIndex(row)
        hypothetical.append(index)
        try await prepareAgain()
        return index
    }

    /// Drops one hypothetical index and prepares the statement anew.
    public func drop(_ index: HypotheticalIndex) async throws {
        try await dropFromBackend(index)
        try await prepareAgain()
    }

    /// How many hypothetical indexes the backend holds; zero whenever no planning is under way.
    public func hypotheticalIndexCount() async throws -> Int {
        guard let hypopgSchema else { return 0 }
        return try await connection.query(
            "select count(*) as n from \(identifier: hypopgSchema).hypopg()"
        ).first?.decode("n", as: Int.self) ?? 0
    }

    /// Whether the connection can still be used.
    public var isUsable: Bool {
        get async { await connection.isUsable }
    }

    /// Closes the connection; the backend and its hypothetical indexes are gone.
    public func close() async {
        await connection.close()
    }

    private var deadline: Duration { limits.statementTimeout + limits.grace }

    private func begin(searchPath: [String]) async throws {
        try await connection.execute("begin read only")
        try await connection.execute(
            """
            select pg_catalog.set_config('search_path', \(searchPath.searchPathSetting), true),
                   pg_catalog.set_config('statement_timeout', \(limits.statementTimeout.settingMilliseconds), true),
                   pg_catalog.set_config('lock_timeout', \(limits.lockTimeout.settingMilliseconds), true),
                   pg_catalog.set_config('idle_in_transaction_session_timeout', '10000', true),
                   pg_catalog.set_config('plan_cache_mode', 'force_generic_plan', true),
                   pg_catalog.set_config('jit', 'off', true)
            """, timeout: deadline)
    }

    /// Which transactions have ended; while it stays the same nothing in the catalogue has changed.
    private func moment() async throws -> String {
        try await connection.query(
            "select pg_catalog.pg_current_snapshot()::text as moment", timeout: deadline
        ).value(as: String.self)
    }

    /// Takes one of the places for statements that are planned at the same time; the transaction's
    /// end gives it back.
    private func takePlace() async throws {
        let patience = ContinuousClock.now + limits.lockTimeout
        while true {
            // Evaluated until the first that is free.
            let place = try await connection.query(
                """
                select p.place
                from pg_catalog.generate_series(1, \(limits.inFlight)::integer) as p (place)
                where pg_catalog.pg_try_advisory_xact_lock(\(Self.places)::integer, p.place)
                limit 1
                """, timeout: deadline
            ).first
            if place != nil { return }
            guard ContinuousClock.now < patience else { throw ExplainRefusal.tooManyAtOnce }
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    /// The first key of the advisory locks that are the places.
    private static let places = 0x4d_5553

    private func prepare(_ text: String) async throws {
        self.text = text
        try await connection.prepare(Self.statementName, text, timeout: deadline)
        parameterCount = try await connection.describePrepared(Self.statementName).count
    }

    private func create(_ definition: String, _ hypopgSchema: String) async throws -> Row? {
        do {
            let rows = try await connection.query(
                """
                select i.indexrelid::bigint as oid, i.indexname as name,
                       \(identifier: hypopgSchema).hypopg_relation_size(i.indexrelid) as bytes
                from \(identifier: hypopgSchema).hypopg_create_index(\(definition)) as i
                """, timeout: deadline)
            try await connection.execute("release muster_index")
            return rows.first
        } catch {
            guard Self.isAboutTheIndex(error) else { throw error }
            try await connection.execute("rollback to muster_index")
            try await connection.execute("release muster_index")
            return nil
        }
    }

    private func prepareAgain() async throws {
        try await connection.deallocate(Self.statementName)
        try await prepare(text)
    }

    private func dropFromBackend(_ index: HypotheticalIndex) async throws {
        guard let hypopgSchema else { return }
        try await connection.execute(
            "select \(identifier: hypopgSchema).hypopg_drop_index(\(index.oid)::bigint::oid)",
            timeout: deadline)
        hypothetical.removeAll { $0 == index }
    }

    /// Rolls back first: in a failed transaction nothing else is accepted.
    private func end() async throws {
        try await connection.execute("rollback")
        for index in hypothetical { try await dropFromBackend(index) }
        try await connection.execute("deallocate all")
        parameterCount = 0
    }

    static func isAboutTheIndex(_ error: PostgresError) -> Bool {
        switch error.sqlState {
        case .connectionException, .queryCanceled, .lockNotAvailable: false
        default: !error.isConnectionLoss
        }
    }

    static func refusal(for error: any Error) -> any Error {
        guard let error = error as? PostgresError, !error.isConnectionLoss else { return error }
        return switch error.sqlState {
        case .insufficientPrivilege: ExplainRefusal.notPermitted
        case .queryCanceled, .lockNotAvailable: ExplainRefusal.timedOut
        default: ExplainRefusal.failed(sqlState: error.sqlState.rawValue)
        }
    }
}
