public import PostgresClient

/// What the forms of the pages do.
///
/// Each is one call of the kit, under the role of whoever pressed the button.
public enum PageActions {
    /// Whether a relation is there, whatever the role may do with it.
    ///
    /// - Parameters:
    ///   - relation: its name with its schema.
    ///   - connection: in whose transaction.
    /// - Returns: whether it is there.
    /// - Throws: `PostgresError`.
    public static func exists(
        _ relation: String, _ connection: isolated PostgresConnection
    ) throws -> Bool {
        try connection.query("select to_regclass(\(relation)) is not null as exists").value()
    }

    /// The clusters that are collected from.
    ///
    /// - Parameter connection: in whose transaction.
    /// - Returns: their names.
    /// - Throws: `PostgresError`.
    public static func clusters(_ connection: isolated PostgresConnection) throws -> [String] {
        try connection.query("select name from batch.cluster order by name").map {
            try $0.decode("name")
        }
    }

    /// The pools that there are.
    ///
    /// - Parameter connection: in whose transaction.
    /// - Returns: their names.
    /// - Throws: `PostgresError`.
    public static func pools(_ connection: isolated PostgresConnection) throws -> [String] {
        try connection.query("select pool from fleet.stat_pool order by pool").map {
            try $0.decode("pool")
        }
    }

    /// Claims a host.
    ///
    /// - Parameters:
    ///   - holder: for whom.
    ///   - pool: out of which pool.
    ///   - labels: what the host must have.
    ///   - ttl: for how long; for ever when nil.
    ///   - connection: in whose transaction.
    /// - Throws: `PostgresError`, such as MU220 when no host is free.
    public static func claim(
        holder: String, pool: String, labels: [String], ttl: String?,
        _ connection: isolated PostgresConnection
    ) throws {
        try connection.execute(
            """
            select fleet.claim_host(\(holder), pool => \(pool), labels => \(labels)::text[],
                ttl => \(ttl as String?)::interval)
            """)
    }

    /// Releases a host.
    ///
    /// - Parameters:
    ///   - hostname: which host.
    ///   - claim: which claim.
    ///   - connection: in whose transaction.
    /// - Throws: `PostgresError`.
    public static func release(
        _ hostname: String, claim: Int64, _ connection: isolated PostgresConnection
    ) throws {
        try connection.execute("select fleet.release_host(\(hostname), \(claim)::bigint)")
    }

    /// Makes a claim last longer.
    ///
    /// - Parameters:
    ///   - hostname: which host.
    ///   - claim: which claim.
    ///   - ttl: how long from now.
    ///   - connection: in whose transaction.
    /// - Throws: `PostgresError`.
    public static func extend(
        _ hostname: String, claim: Int64, ttl: String, _ connection: isolated PostgresConnection
    ) throws {
        try connection.execute(
            "select fleet.extend_claim(\(hostname), \(claim)::bigint, \(ttl)::interval)")
    }

    /// Asks for profiles.
    ///
    /// - Parameters:
    ///   - form: what is asked for.
    ///   - connection: in whose transaction.
    /// - Returns: the request's id.
    /// - Throws: `PostgresError`, such as MU235 when no host matches.
    public static func submit(
        _ form: ProfilingForm, _ connection: isolated PostgresConnection
    ) throws -> String {
        let call = form.call(isDryRun: false).sql
        return try connection.query("select request_id from \(fragment: call)").value()
    }

    /// Stops a request for profiles.
    ///
    /// - Parameters:
    ///   - request: its id.
    ///   - person: who stops it.
    ///   - connection: in whose transaction.
    /// - Throws: `PostgresError`.
    public static func stop(
        _ request: String, by person: String, _ connection: isolated PostgresConnection
    ) throws {
        try connection.execute(
            "select * from profiling.stop_request(\(request)::uuid, \(person))")
    }

    /// Asks the workers for a scan.
    ///
    /// - Parameter connection: in whose transaction.
    /// - Throws: `PostgresError`.
    public static func requestScan(_ connection: isolated PostgresConnection) throws {
        try connection.execute("select advisor.request_scan()")
    }

    /// Asks a worker what indexes would bring a statement.
    ///
    /// - Parameters:
    ///   - statement: its key.
    ///   - recommendation: whose index; the best open advice when nil.
    ///   - ddl: other indexes.
    ///   - isReal: whether they are built on a copy.
    ///   - connection: in whose transaction.
    /// - Returns: the key of the question.
    /// - Throws: `PostgresError`.
    public static func requestSimulation(
        of statement: Int64, recommendation: Int64?, ddl: [String]?, isReal: Bool,
        _ connection: isolated PostgresConnection
    ) throws -> Int64 {
        try connection.query(
            """
            select advisor.request_simulation(
                \(statement)::bigint, \(recommendation as Int64?)::bigint,
                \(ddl as [String]?)::text[], \(isReal ? "real" : "hypopg")) as simulation_id
            """
        ).value()
    }

    /// Asks a worker for indexes for the whole workload.
    ///
    /// - Parameters:
    ///   - budget: what they may need, such as `150MB`.
    ///   - most: how many there may be.
    ///   - connection: in whose transaction.
    /// - Returns: the key of the question.
    /// - Throws: `PostgresError`, such as MU290 while another search runs.
    public static func requestAdvice(
        budget: String, most: Int64, _ connection: isolated PostgresConnection
    ) throws -> Int64 {
        try connection.query(
            """
            select advisor.request_advice(
                \(budget), max_indexes => \(most)::integer, deadline => '30 seconds') as advice_id
            """
        ).value()
    }

    /// Hides a finding for good.
    ///
    /// - Parameters:
    ///   - recommendation: its key.
    ///   - reason: why.
    ///   - connection: in whose transaction.
    /// - Throws: `PostgresError`.
    public static func mute(
        _ recommendation: Int64, because reason: String?, _ connection: isolated PostgresConnection
    ) throws {
        try connection.execute(
            """
            select advisor.mute_recommendation(
                \(recommendation)::bigint, \(reason as String?)::text)
            """)
    }

    /// Takes up a finding again.
    ///
    /// - Parameters:
    ///   - recommendation: its key.
    ///   - connection: in whose transaction.
    /// - Throws: `PostgresError`.
    public static func reopen(
        _ recommendation: Int64, _ connection: isolated PostgresConnection
    ) throws {
        try connection.execute("select advisor.reopen_recommendation(\(recommendation)::bigint)")
    }

    /// Answers a question from stored facts, and keeps the answer.
    ///
    /// - Parameters:
    ///   - question: in plain English.
    ///   - statement: which statement it is about.
    ///   - connection: in whose transaction.
    /// - Returns: the key of the answer.
    /// - Throws: `PostgresError`.
    public static func ask(
        _ question: String, about statement: Int64?, _ connection: isolated PostgresConnection
    ) throws -> Int64 {
        try connection.execute(
            "select * from advisor.ask(\(question), \(statement as Int64?)::bigint)")
        return try connection.query(
            """
            select max(answer_id) as answer_id from advisor.answer
            where asked_at = now()
            """
        ).value()
    }

    /// Asks for a collection from a cluster now.
    ///
    /// - Parameters:
    ///   - cluster: its name.
    ///   - connection: in whose transaction.
    /// - Throws: `PostgresError`.
    public static func requestCollection(
        from cluster: String, _ connection: isolated PostgresConnection
    ) throws {
        try connection.execute("select batch.request_collection(\(cluster))")
    }

    /// Makes a task due now.
    ///
    /// - Parameters:
    ///   - task: its name.
    ///   - connection: in whose transaction.
    /// - Throws: `PostgresError`, such as MU101 for an unknown task.
    public static func requestTask(
        _ task: String, _ connection: isolated PostgresConnection
    ) throws {
        try connection.execute("select muster.request_task(\(task))")
    }
}
