public import PostgresClient

extension AdvisorStore {
    /// The statements that take most time, worst first, with the best advice for each.
    public func bottlenecks(limit: Int) async throws -> Rows {
        try await connection.query(
            """
            select query_id as id, calls, mean_ms, total_ms, share, query, reason, ddl, confidence,
                   improvement_pct, family, chips
            from advisor.bottlenecks(\(limit)::integer)
            """)
    }

    /// Everything known of one statement, a fact a row.
    ///
    /// - Throws: MU180 when there is no such statement.
    public func statement(_ statementID: Int64) async throws -> Rows {
        try await checkStatement(statementID)
        return try await connection.query(
            """
            select statement_id, fingerprint, kind, normalized as query, relations, calls, mean_ms,
                   total_ms, rows, plan_id, plan_cost, plan_captured_at, had_seq_scan, scan_types,
                   join_types, explain_state, explain_reasons, family, first_seen_at, last_seen_at
            from advisor.stat_statement where statement_id = \(statementID)::bigint
            """)
    }

    /// Every rule and what it says about a statement.
    public func adviceExplained(_ statementID: Int64) async throws -> Rows {
        try await connection.query(
            """
            select rule, verdict, target, reason
            from advisor.explain_advice(\(statementID)::bigint)
            order by verdict, rule
            """)
    }

    /// Plans of a statement, newest first, with what changed and what may have caused it.
    public func plans(of statementID: Int64) async throws -> Rows {
        try await connection.query(
            """
            select plan_id, captured_at, last_seen_at, last_cost as cost, mean_ms, scan_types as scans,
                   array_to_string(labels, ', ') as changes, cost_change,
                   array_to_string(causes, '; ') as likely_causes
            from advisor.plan_history where statement_id = \(statementID)::bigint
            order by plan_id desc limit 20
            """)
    }

    /// Sentences and the rows that they come from.
    ///
    /// - Throws: MU180 when there is no such statement.
    public func ask(_ question: String, about statementID: Int64?) async throws -> Rows {
        try await connection.query(
            """
            select sentence, source
            from advisor.ask(\(question), \(statementID as Int64?)::bigint)
            """)
    }

    /// The statement whose open advice saves most time, as the planner says; nil when there is none.
    public func statementWithBestAdvice() async throws -> Int64? {
        try await connection.query(
            """
            select b.query_id
            from advisor.bottlenecks(100) as b
            where b.ddl like 'create index%' and b.improvement_pct is not null
            order by b.total_ms * b.improvement_pct desc, b.query_id limit 1
            """
        ).first.map { try $0.decode("query_id") }
    }

    /// Asks for a simulation; returns its key.
    ///
    /// - Throws: MU180, MU181, MU185, MU081, MU092, MU280, MU492 as `advisor.request_simulation` does.
    public func requestSimulation(
        of statementID: Int64, recommendation: Int64?, definitions: [String]?, isReal: Bool = false
    ) async throws -> Int64 {
        try await connection.query(
            """
            select advisor.request_simulation(
                \(statementID)::bigint, \(recommendation as Int64?)::bigint,
                \(definitions as [String]?)::text[], \(isReal ? "real" : "hypopg")) as simulation_id
            """
        ).value(as: Int64.self)
    }

    /// A simulation as it is now.
    public func simulation(_ simulationID: Int64) async throws -> Row {
        try await connection.query(
            """
            select simulation_id, statement_id, status, ddl, round(before_cost::numeric, 2) as
                   before_cost, round(after_cost::numeric, 2) as after_cost, improvement_pct, labels,
                   notes, size_bytes, round(before_ms::numeric, 3) as before_ms,
                   round(after_ms::numeric, 3) as after_ms,
                   round(before_median_ms::numeric, 3) as before_median_ms,
                   round(after_median_ms::numeric, 3) as after_median_ms, before_buffers,
                   after_buffers, runs, sqlstate, message, hint, before_plan, after_plan
            from advisor.simulation where simulation_id = \(simulationID)::bigint
            """
        ).only()
    }

    /// Definitions of a statement's open advice, best first.
    public func openDefinitions(of statementID: Int64) async throws -> [String] {
        try await connection.query(
            """
            select r.ddl from advisor.recommendation_statement as l
            join advisor.recommendation as r on r.recommendation_id = l.recommendation_id
            where l.statement_id = \(statementID)::bigint and r.state = 'open'
              and r.ddl like 'create index%' and l.is_used
            order by l.improvement desc nulls last, r.recommendation_id limit 16
            """
        ).map { try $0.decode("ddl") }
    }

    private func checkStatement(_ statementID: Int64) async throws {
        try await connection.execute("select advisor._check_statement(\(statementID)::bigint)")
    }
}
