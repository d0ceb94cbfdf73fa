public import PostgresClient

extension APIQueries {
    /// The statements that take most time, worst first, with the best advice for each.
    public static func bottlenecks(
        _ db: isolated PostgresConnection, limit: Int
    ) throws -> String {
        try array(
            db,
            """
            select query_id, fingerprint, mean_ms, calls, reason, ddl, confidence, query, total_ms,
                   share, recommendation_id as rec_id, improvement_pct, family, chips
            from advisor.bottlenecks(\(limit)::integer)
            """)
    }

    /// Everything known of one statement; nil when there is no such statement.
    public static func statement(
        _ db: isolated PostgresConnection, _ statementID: Int64
    ) throws -> String? {
        try object(
            db,
            """
            select s.statement_id as query_id, s.fingerprint, s.kind, s.normalized as norm_sql,
                   s.relations, s.first_seen_at as first_seen, s.last_seen_at as last_seen,
                   json_build_object(
                       'mean_ms', s.mean_ms, 'calls', s.calls, 'rows', s.rows,
                       'total_ms', s.total_ms, 'shared_blks_hit', s.shared_blks_hit,
                       'shared_blks_read', s.shared_blks_read,
                       'temp_blks_written', s.temp_blks_written, 'wal_bytes', s.wal_bytes)
                       as metrics,
                   json_build_object(
                       'plan_id', s.plan_id, 'captured_at', s.plan_captured_at,
                       'cost', s.plan_cost, 'had_seq_scan', s.had_seq_scan,
                       'scan_types', s.scan_types, 'join_types', s.join_types,
                       'explain_state', s.explain_state, 'reasons', s.explain_reasons,
                       'facts', (select p.facts from advisor.plan as p where p.plan_id = s.plan_id))
                       as plan,
                   s.family,
                   (select coalesce(json_agg(to_json(a) order by a.anomaly_id desc), '[]')
                    from (
                        select n.anomaly_id, n.state, n.tags, n.started_at, n.last_seen_at,
                               n.usual_ms, n.mean_ms, n.factor
                        from advisor.stat_anomaly as n
                        where n.statement_id = s.statement_id
                        order by n.anomaly_id desc
                        limit 20) as a) as anomalies,
                   (select coalesce(json_agg(to_json(r) order by r.ordinality), '[]')
                    from (
                        select r.recommendation_id as rec_id, r.rule, r.title, r.severity,
                               r.kind as type, r.target, r.ddl, r.ddl_undo, r.why as rationale,
                               r.confidence, r.risk, r.state, r.write_cost, r.write_note,
                               r.size_bytes,
                               round((100 * l.improvement)::numeric, 1) as improvement_pct,
                               row_number() over (
                                   order by r.state = 'open' desc, l.improvement desc nulls last,
                                            r.confidence desc, r.recommendation_id) as ordinality
                        from advisor.recommendation_statement as l
                        join advisor.recommendation as r
                          on r.recommendation_id = l.recommendation_id
                        where l.statement_id = s.statement_id) as r) as recommendations,
                   (select coalesce(json_agg(to_json(h) order by h.plan_id desc), '[]')
                    from (
                        select p.plan_id, p.captured_at, p.last_seen_at, p.last_cost as cost,
                               p.mean_ms, p.labels, p.cost_change, p.is_regression, p.causes
                        from advisor.plan_history as p
                        where p.statement_id = s.statement_id
                        order by p.plan_id desc
                        limit 20) as h) as plans
            from advisor.stat_statement as s
            where s.statement_id = \(statementID)::bigint
            """)
    }

    /// Asks for a simulation; returns its key.
    public static func requestSimulation(
        _ db: isolated PostgresConnection, statementID: Int64, recommendation: Int64?,
        definitions: [String]?, mode: String
    ) throws -> Int64 {
        try db.query(
            """
            select advisor.request_simulation(
                \(statementID)::bigint, \(recommendation as Int64?)::bigint,
                \(definitions as [String]?)::text[], \(mode)) as simulation_id
            """
        ).value()
    }

    /// A simulation as it is now; nil when there is none.
    ///
    /// A simulation by hypothetical indexes knows costs only; its milliseconds are the statement's
    /// mean time, and that time in proportion to the costs, and the answer says so.
    public static func simulation(
        _ db: isolated PostgresConnection, _ simulationID: Int64
    ) throws -> (status: String, document: String)? {
        try db.query(
            """
            select q.status, to_json(q)::text as document
            from (
                select s.simulation_id, s.statement_id as query_id, s.recommendation_id as rec_id,
                       s.mode, s.status, s.ddl,
                       round(coalesce(s.before_ms::numeric, t.mean_ms::numeric), 3) as before_ms,
                       round(coalesce(
                           s.after_ms,
                           t.mean_ms * s.after_cost / nullif(s.before_cost, 0))::numeric, 3)
                           as after_ms,
                       s.before_ms is null as is_estimate,
                       s.improvement_pct,
                       s.labels as plan_changes, s.before_cost, s.after_cost, s.size_bytes, s.notes,
                       s.diff, s.before_plan, s.after_plan, s.requested_at, s.finished_at,
                       s.sqlstate, s.message, s.hint
                from advisor.simulation as s
                left join advisor.stat_statement as t
                  on t.statement_id = s.statement_id
                where s.simulation_id = \(simulationID)::bigint) as q
            """
        ).first.map {
            (status: try $0.decode("status"), document: try $0.decode("document"))
        }
    }

    /// An answer to a question: its sentences, each with the rows that it comes from.
    public static func ask(
        _ db: isolated PostgresConnection, _ question: String, about statementID: Int64?
    ) throws -> String {
        try document(
            db,
            """
            select json_build_object(
                'answer', coalesce(string_agg(a.sentence, ' ' order by a.ordinality), ''),
                'sentences', coalesce(json_agg(json_build_object(
                    'sentence', a.sentence, 'source', a.source) order by a.ordinality), '[]'))
            from advisor.ask(\(question), \(statementID as Int64?)::bigint)
                with ordinality as a
            """)
    }

    /// Asks a worker for a scan; returns the key of the request.
    public static func requestScan(_ db: isolated PostgresConnection) throws -> Int64 {
        try db.query("select advisor.request_scan() as request_id").value()
    }

    /// Asks a worker for indexes for the whole workload; returns the key of the request.
    public static func requestAdvice(
        _ db: isolated PostgresConnection, budget: String, indexes: Int
    ) throws -> Int64 {
        try db.query(
            "select advisor.request_advice(\(budget), \(indexes)::integer) as advice_id"
        ).value()
    }

    /// Advice for the whole workload as it is now; nil when there is none.
    public static func advice(
        _ db: isolated PostgresConnection, _ adviceID: Int64
    ) throws -> String? {
        try object(
            db,
            """
            select a.advice_id, a.status, a.budget_bytes, a.max_indexes, a.requested_at,
                   a.finished_at, a.saved_pct, a.bytes, a.ddl, a.ddl_undo, a.sqlstate, a.message,
                   a.hint,
                   (select coalesce(json_agg(to_json(i) order by i.place), '[]')
                    from advisor.advice_index as i
                    where i.advice_id = a.advice_id) as indexes
            from advisor.advice as a
            where a.advice_id = \(adviceID)::bigint
            """)
    }

    /// Silences a recommendation; returns it, or nil when there is none.
    public static func mute(
        _ db: isolated PostgresConnection, _ recommendationID: Int64, reason: String?
    ) throws -> String? {
        try db.execute(
            """
            select advisor.mute_recommendation(
                \(recommendationID)::bigint, \(reason as String?))
            """)
        return try recommendation(db, recommendationID)
    }

    /// Takes up a silenced recommendation again; returns it, or nil when there is none.
    public static func reopen(
        _ db: isolated PostgresConnection, _ recommendationID: Int64
    ) throws -> String? {
        try db.execute("select advisor.reopen_recommendation(\(recommendationID)::bigint)")
        return try recommendation(db, recommendationID)
    }

    private static func recommendation(
        _ db: isolated PostgresConnection, _ recommendationID: Int64
    ) throws -> String? {
        try object(
            db,
            """
            select recommendation_id as rec_id, title, target, ddl, state, state_reason, state_by,
                   state_at
            from advisor.recommendation
            where recommendation_id = \(recommendationID)::bigint
            """)
    }
}
