public import Muster
public import PostgresClient

/// One connection that plans a whole workload over and over with changing hypothetical indexes.
///
/// It keeps the promises of `ExplainSession`, but prepares each statement once, looks for hazards once,
/// and drops and adds only the indexes in which two questions differ. All of it happens in one
/// read-only transaction whose locks keep the relations as they were when they were checked.
public actor WorkloadSession {
    /// A candidate as this session needs it.
    public struct Candidate: Sendable {
        /// `CREATE INDEX` without a name.
        public var definition: String
        /// The tables that plans may read with it: its own, and the partitions of that.
        public var tables: Set<QualifiedName>

        /// Makes a candidate.
        public init(definition: String, tables: Set<QualifiedName>) {
            self.definition = definition
            self.tables = tables
        }
    }

    private let connection: PostgresConnection
    private let limits: ExplainLimits
    private let hypopgSchema: String
    private var candidates: [Candidate] = []
    private var present: [Int: HypotheticalIndex] = [:]
    private var numbers: [String: Int] = [:]
    private var prepared: [Int: Int] = [:]

    private init(_ session: ExplainSession, hypopgSchema: String) {
        connection = session.connection
        limits = session.limits
        self.hypopgSchema = hypopgSchema
    }

    /// Connects, checks the login, and begins.
    ///
    /// - Parameters:
    ///   - options: where to connect, as the login that explains.
    ///   - limits: of one EXPLAIN.
    ///   - lifetime: how long the session may wait between two questions.
    /// - Returns: the session, in its transaction.
    /// - Throws: `ExplainRefusal`, or the client's error.
    public static func open(
        _ options: ConnectionOptions, limits: ExplainLimits, lifetime: Duration
    ) async throws -> WorkloadSession {
        let session = try await ExplainSession.open(options, limits: limits)
        do {
            guard let schema = session.hypopgSchema else { throw ExplainRefusal.hypopgMissing }
            let workload = WorkloadSession(session, hypopgSchema: schema)
            try await workload.begin(lifetime)
            return workload
        } catch {
            await session.close()
            throw error
        }
    }

    /// Says which candidates the questions will be about.
    public func consider(_ candidates: [Candidate]) { self.candidates = candidates }

    /// Prepares a statement, once.
    ///
    /// - Parameters:
    ///   - number: by which `plan` will know it.
    ///   - text: one statement.
    ///   - searchPath: schemas in which its names are looked up.
    ///   - hazards: asked while the locks are held; a non-empty answer refuses the statement.
    /// - Throws: `ExplainRefusal`; the client's error when the connection is lost.
    public func prepare(
        _ number: Int, _ text: String, searchPath: [String],
        hazards: @Sendable () async throws -> [String]
    ) async throws {
        try await guarded {
            try await connection.execute(
                """
                select pg_catalog.set_config(
                    'search_path', \(searchPath.searchPathSetting), true)
                """)
            try await connection.prepare(Self.name(number), text, timeout: deadline)
            let reasons = try await hazards()
            guard reasons.isEmpty else {
                try await connection.deallocate(Self.name(number))
                throw ExplainRefusal.hazard(reasons)
            }
            prepared[number] = try await connection.describePrepared(Self.name(number)).count
        }
    }

    /// Forgets a prepared statement, if there is one of that number.
    public func forget(_ number: Int) async throws {
        guard prepared.removeValue(forKey: number) != nil else { return }
        try await connection.deallocate(Self.name(number))
    }

    /// HypoPG's estimates of all candidates' sizes; nil for those that it cannot emulate.
    ///
    /// Many are made at once, because each round trip counts; one that is refused takes the others of
    /// its batch with it, which are then made one by one.
    public func estimatedBytes() async throws -> [Int64?] {
        var bytes: [Int64?] = []
        for start in stride(from: 0, to: candidates.count, by: Self.batch) {
            let numbers = Array(start..<min(start + Self.batch, candidates.count))
            do {
                try await guarded { try await add(numbers) }
                bytes += numbers.map { present[$0]?.estimatedBytes }
                try await drop(numbers)
            } catch is ExplainRefusal {
                try await dropAll()
                for number in numbers { bytes.append(try await estimatedBytes(number)) }
            }
        }
        return bytes
    }

    private static let batch = 100

    /// Drops what this backend holds: a command that failed may have made some of its indexes.
    private func dropAll() async throws {
        try await connection.execute(
            """
            select \(identifier: hypopgSchema).hypopg_drop_index(i.indexrelid)
            from \(identifier: hypopgSchema).hypopg() as i
            """, timeout: deadline)
        present = [:]
        numbers = [:]
    }

    private func estimatedBytes(_ candidate: Int) async throws -> Int64? {
        do {
            try await guarded { try await add([candidate]) }
        } catch is ExplainRefusal {
            return nil
        }
        let bytes = present[candidate]?.estimatedBytes
        try await drop([candidate])
        return bytes
    }

    /// The plan of a prepared statement with these candidates, and with no others on its tables.
    ///
    /// - Parameters:
    ///   - number: of the statement.
    ///   - indexes: numbers of the candidates.
    ///   - tables: the statement's; candidates on others cannot change its plan and may stay.
    /// - Returns: the document of `EXPLAIN (FORMAT JSON)`.
    /// - Throws: `ExplainRefusal`; the client's error when the connection is lost.
    public func plan(
        _ number: Int, with indexes: [Int], tables: Set<QualifiedName>
    ) async throws -> String {
        guard let count = prepared[number] else { throw ExplainRefusal.failed(sqlState: "26000") }
        let wanted = Set(indexes)
        let superfluous = present.keys.filter {
            !wanted.contains($0) && !tables.isDisjoint(with: candidates[$0].tables)
        }.sorted()
        let missing = indexes.filter { present[$0] == nil }
        return try await guarded {
            if !superfluous.isEmpty { try await drop(superfluous) }
            if !missing.isEmpty { try await add(missing) }
            if !superfluous.isEmpty || !missing.isEmpty {
                // A cached plan does not notice that a hypothetical index came or went.
                try await connection.execute("discard plans")
            }
            let plan = try await connection.genericPlan(
                of: Self.name(number), parameterCount: count, timeout: deadline)
            guard let plan else {
                throw ExplainRefusal.unreadablePlan
            }
            return plan
        }
    }

    /// Numbers of the candidates that plans show under these names.
    public var candidateNumbers: [String: Int] { numbers }

    /// Process id of the server's end.
    public nonisolated var backendPID: Int32 { connection.backendPID }

    /// What the catalogue says of tables.
    ///
    /// - Parameter sql: a query that was built into the program.
    /// - Returns: the rows.
    /// - Throws: the client's error.
    public func rows(_ sql: SQL) async throws -> Rows { try await connection.query(sql) }

    /// Asks the catalogue, which takes longer than planning where tables have thousands of partitions.
    func unhurried<Answer>(_ questions: () async throws -> Answer) async throws -> Answer {
        try await limit(to: .seconds(30))
        let answer = try await questions()
        try await limit(to: limits.statementTimeout)
        return answer
    }

    private func limit(to limit: Duration) async throws {
        try await connection.execute(
            "select pg_catalog.set_config('statement_timeout', \(limit.settingMilliseconds), true)")
    }

    /// Drops every hypothetical index by its oid, rolls back and closes the connection.
    public func close() async {
        do {
            try await connection.execute("rollback")
            if !present.isEmpty { try await drop(present.keys.sorted()) }
        } catch {
            // The backend's hypothetical indexes are gone with the connection.
        }
        await connection.close()
    }

    private static func name(_ number: Int) -> String { "muster_workload_\(number)" }

    private var deadline: Duration { limits.statementTimeout + limits.grace }

    private func begin(_ lifetime: Duration) async throws {
        try await connection.execute("begin read only")
        try await connection.execute(
            """
            select pg_catalog.set_config('statement_timeout', \(limits.statementTimeout.settingMilliseconds), true),
                   pg_catalog.set_config('lock_timeout', \(limits.lockTimeout.settingMilliseconds), true),
                   pg_catalog.set_config('idle_in_transaction_session_timeout', \(lifetime.settingMilliseconds), true),
                   pg_catalog.set_config('plan_cache_mode', 'force_generic_plan', true),
                   pg_catalog.set_config('jit', 'off', true)
            """)
    }

    /// An error inside must not end the transaction that holds the locks.
    func guarded<Result: Sendable>(
        _ body: () async throws -> Result
    ) async throws -> Result {
        try await connection.execute("savepoint muster_step")
        do {
            let result = try await body()
            try await connection.execute("release muster_step")
            return result
        } catch {
            guard await connection.isUsable else { throw error }
            try await connection.execute("rollback to muster_step")
            try await connection.execute("release muster_step")
            throw ExplainSession.refusal(for: error)
        }
    }

    private func add(_ indexes: [Int]) async throws {
        let definitions = indexes.map { candidates[$0].definition }
        let rows = try await connection.query(
            """
            select i.indexrelid::bigint as oid, i.indexname as name,
                   \(identifier: hypopgSchema).hypopg_relation_size(i.indexrelid) as bytes
            from pg_catalog.unnest(\(definitions)::text[]) with ordinality as d (command, place)
            cross join lateral \(identifier: hypopgSchema).hypopg_create_index(d.command) as i
            order by d.place
            """, timeout: deadline)
        guard rows.count == indexes.count else { throw ExplainRefusal.indexNotSupported }
        for (index, row) in zip(indexes, rows) {
            let made = try HypotheticalIndex(row)
            present[index] = made
            numbers[made.name] = index
        }
    }

    private func drop(_ indexes: [Int]) async throws {
        let oids = indexes.compactMap { present[$0]?.oid }
        try await connection.execute(
            """
            select \(identifier: hypopgSchema).hypopg_drop_index(o::oid)
            from pg_catalog.unnest(\(oids)::bigint[]) as o
            """, timeout: deadline)
        for index in indexes {
            if let gone = present.removeValue(forKey: index) { numbers[gone.name] = nil }
        }
    }
}
