/// The lists about statements and advice.
public enum AdvisorLists {
    /// The statements that take most time, worst first.
    public static let bottlenecks = ListDefinition(
        "bottlenecks", from: "advisor.bottlenecks(500)", order: ["-total_ms", "query_id"], size: 25,
        [
            ListColumn("query_id", .key, title: "id"),
            ListColumn("query", .sql),
            ListColumn("share", .fraction), ListColumn("total_ms", .milliseconds, title: "total"),
            ListColumn("mean_ms", .milliseconds, title: "mean"), ListColumn("calls", .count),
            ListColumn("reason", .prose), ListColumn("ddl", .sql, title: "do"),
            ListColumn("improvement_pct", .percent, title: "would save"),
            ListColumn("confidence", .fraction),
            ListColumn("chips", .tags, title: "unusual"), ListColumn("family", .text),
        ])

    /// Groups of statements that do about the same.
    public static let families = ListDefinition(
        "families", from: "advisor.stat_family", order: ["-total_ms", "label"], size: 10,
        [
            ListColumn("label", .text, title: "family"), ListColumn("description", .prose),
            ListColumn("statements", .count), ListColumn("calls", .count),
            ListColumn("total_ms", .milliseconds, title: "total"),
            ListColumn("mean_ms", .milliseconds, title: "mean"),
        ])

    /// What takes notably longer than usual.
    public static let anomalies = ListDefinition(
        "anomalies", from: "advisor.stat_anomaly", order: ["state", "-last_seen_at"], size: 10,
        [
            ListColumn("statement_id", .key, title: "statement"), ListColumn("family", .text),
            ListColumn("state", .badge), ListColumn("factor", .decimal, title: "times as slow"),
            ListColumn("usual_ms", .milliseconds, title: "usual"),
            ListColumn("mean_ms", .milliseconds, title: "now"),
            ListColumn("tags", .tags), ListColumn("started_at", .time),
            ListColumn("ended_at", .time), ListColumn("query", .sql),
            ListColumn("blocker_query", .sql, title: "waited for"),
        ])

    /// Every piece of advice.
    public static let recommendations = ListDefinition(
        "recommendations", from: "advisor.recommendation", order: ["-recommendation_id"], size: 25,
        recommendationColumns(hidesState: false))

    /// The advice that is open.
    public static let openRecommendations = ListDefinition(
        "recommendations", from: "advisor.recommendation",
        where: "state in ('open', 'candidate')",
        order: ["-improvement", "-confidence", "recommendation_id"], size: 25,
        recommendationColumns(hidesState: true))

    /// The advice for a statement.
    ///
    /// - Parameter statement: its key.
    /// - Returns: the list.
    public static func recommendations(of statement: Int64) -> ListDefinition {
        ListDefinition(
            "recommendations",
            from: """
                advisor.recommendation
                join (select recommendation_id, improvement as for_this, is_used
                      from advisor.recommendation_statement
                      where statement_id = \(statement)) as l using (recommendation_id)
                """, order: ["-for_this", "recommendation_id"],
            [
                ListColumn("recommendation_id", .key, title: "no."),
                ListColumn("state", .badge), ListColumn("title", .text), ListColumn("why", .prose),
                ListColumn("ddl", .sql, title: "do"), ListColumn("ddl_undo", .sql, title: "undo"),
                ListColumn("for_this", .fraction, title: "saves of this"),
                ListColumn("size_bytes", .bytes, title: "size"),
                ListColumn("write_cost", .badge),
                ListColumn("write_note", .prose, title: "what writing costs"),
                ListColumn("risk", .badge), ListColumn("confidence", .fraction),
                ListColumn("confidence_class", .text, title: "known by"),
                ListColumn("measured_before_ms", .milliseconds, title: "measured before"),
                ListColumn("measured_after_ms", .milliseconds, title: "after"),
            ])
    }

    private static func recommendationColumns(hidesState: Bool) -> [ListColumn] {
        [
            ListColumn("recommendation_id", .key, title: "no."),
            ListColumn("state", .badge, isHidden: hidesState),
            ListColumn("severity", .badge), ListColumn("title", .text), ListColumn("target", .code),
            ListColumn("why", .prose), ListColumn("ddl", .sql, title: "do"),
            ListColumn("improvement", .fraction, title: "saves"),
            ListColumn("size_bytes", .bytes, title: "size"), ListColumn("risk", .badge),
            ListColumn("confidence", .fraction),
            ListColumn("statement_id", .key, title: "statement", isHidden: true),
            ListColumn("write_cost", .badge, isHidden: true),
            ListColumn("rule", .text, isHidden: true),
            ListColumn("state_reason", .prose, title: "reason of the state", isHidden: true),
        ]
    }

    /// One statement.
    ///
    /// - Parameter statement: its key.
    /// - Returns: a list of one row.
    public static func statement(_ statement: Int64) -> ListDefinition {
        ListDefinition(
            "statement", from: "advisor.stat_statement", where: "statement_id = \(statement)",
            [
                ListColumn("normalized", .sql, title: "text"), ListColumn("kind", .text),
                ListColumn("calls", .count), ListColumn("total_ms", .milliseconds, title: "total"),
                ListColumn("mean_ms", .milliseconds, title: "mean"), ListColumn("rows", .count),
                ListColumn("shared_blks_read", .count, title: "blocks read"),
                ListColumn("temp_blks_written", .count, title: "temporary blocks"),
                ListColumn("plan_cost", .decimal), ListColumn("had_seq_scan", .flag),
                ListColumn("scan_types", .json), ListColumn("join_types", .json),
                ListColumn("relations", .tags), ListColumn("family", .text),
                ListColumn("explain_state", .badge), ListColumn("explain_reasons", .tags),
                ListColumn("parse_error", .text), ListColumn("fingerprint", .code),
                ListColumn("plan_id", .key), ListColumn("last_seen_at", .time),
            ])
    }

    /// What a statement did, sample by sample.
    ///
    /// - Parameter statement: its key.
    /// - Returns: the list.
    public static func samples(of statement: Int64) -> ListDefinition {
        ListDefinition(
            "samples",
            from: """
                (select m.captured_at, sum(m.calls) as calls, sum(m.total_ms) as total_ms,
                        sum(m.total_ms) / nullif(sum(m.calls), 0) as mean_ms, sum(m.rows) as rows,
                        sum(m.shared_blks_read) as blocks_read
                 from advisor.statement_sample as m
                 join advisor.statement_source as o using (source_id)
                 where o.statement_id = \(statement)
                 group by m.captured_at) as sample
                """, order: ["-captured_at"], size: 200,
            [
                ListColumn("captured_at", .time, title: "until"), ListColumn("calls", .count),
                ListColumn("total_ms", .milliseconds, title: "total"),
                ListColumn("mean_ms", .milliseconds, title: "mean"), ListColumn("rows", .count),
                ListColumn("blocks_read", .count),
            ])
    }

    /// A plan with its tree.
    ///
    /// - Parameter statement: the statement; its present plan is read.
    /// - Returns: a list of one row.
    public static func plan(of statement: Int64) -> ListDefinition {
        ListDefinition(
            "plan", from: "advisor.plan",
            where: """
                plan_id = (select plan_id from advisor.stat_statement
                           where statement_id = \(statement))
                """,
            [
                ListColumn("plan_id", .key), ListColumn("source", .text),
                ListColumn("last_cost", .decimal, title: "cost"), ListColumn("captured_at", .time),
                ListColumn("last_seen_at", .time), ListColumn("facts", .json),
                ListColumn("plan_json", .json, title: "plan"),
            ])
    }

    /// The plans that a statement has had.
    ///
    /// - Parameter statement: its key.
    /// - Returns: the list.
    public static func planHistory(of statement: Int64) -> ListDefinition {
        ListDefinition(
            "plan_history", from: "advisor.plan_history", where: "statement_id = \(statement)",
            order: ["-plan_id"], size: 20,
            [
                ListColumn("plan_id", .key, title: "plan"),
                ListColumn("captured_at", .time, title: "since"),
                ListColumn("last_seen_at", .time, title: "until"),
                ListColumn("last_cost", .decimal, title: "cost"),
                ListColumn("mean_ms", .milliseconds, title: "mean"),
                ListColumn("labels", .tags, title: "what changed"),
                ListColumn("cost_change", .text),
                ListColumn("is_regression", .flag, title: "worse"),
                ListColumn("causes", .tags, title: "likely causes"),
                ListColumn("from_plan_id", .key, title: "plan before"),
            ])
    }

    /// Two plans compared.
    ///
    /// - Parameters:
    ///   - from: the earlier plan.
    ///   - to: the later plan.
    /// - Returns: a list of one row.
    public static func planChange(from: Int64, to: Int64) -> ListDefinition {
        ListDefinition(
            "plan_change", from: "advisor.plan_change",
            where: "from_plan_id = \(from) and to_plan_id = \(to)",
            [
                ListColumn("change_id", .key), ListColumn("labels", .tags),
                ListColumn("cost_before", .decimal), ListColumn("cost_after", .decimal),
                ListColumn("changed_at", .time), ListColumn("diff", .json),
            ])
    }

    /// What each rule has to say about a statement.
    ///
    /// - Parameter statement: its key.
    /// - Returns: the list.
    public static func rules(for statement: Int64) -> ListDefinition {
        ListDefinition(
            "rules", from: "advisor.explain_advice(\(statement))", order: ["verdict", "rule"],
            [
                ListColumn("rule", .text), ListColumn("verdict", .badge),
                ListColumn("target", .code), ListColumn("reason", .prose),
            ])
    }

    /// What indexes would bring a statement.
    ///
    /// - Parameter simulation: the key of the question.
    /// - Returns: a list of one row.
    public static func simulation(_ simulation: Int64) -> ListDefinition {
        ListDefinition(
            "simulation", from: "advisor.simulation", where: "simulation_id = \(simulation)",
            [
                ListColumn("simulation_id", .key), ListColumn("status", .badge),
                ListColumn("mode", .text), ListColumn("ddl", .tags),
                ListColumn("before_cost", .decimal), ListColumn("after_cost", .decimal),
                ListColumn("improvement_pct", .percent, title: "improvement"),
                ListColumn("before_ms", .milliseconds), ListColumn("after_ms", .milliseconds),
                ListColumn("size_bytes", .bytes, title: "size"), ListColumn("labels", .tags),
                ListColumn("notes", .tags), ListColumn("message", .prose),
                ListColumn("hint", .prose),
                ListColumn("diff", .json),
            ])
    }

    /// The latest questions of that kind about a statement.
    ///
    /// - Parameter statement: its key.
    /// - Returns: the list.
    public static func simulations(of statement: Int64) -> ListDefinition {
        ListDefinition(
            "simulations", from: "advisor.simulation", where: "statement_id = \(statement)",
            order: ["-simulation_id"], size: 10,
            [
                ListColumn("simulation_id", .key, title: "no."), ListColumn("status", .badge),
                ListColumn("mode", .text), ListColumn("ddl", .tags),
                ListColumn("improvement_pct", .percent, title: "improvement"),
                ListColumn("requested_at", .time), ListColumn("requested_by", .text),
            ])
    }

    /// An answer with the rows that each sentence was made from.
    ///
    /// - Parameter answer: its key.
    /// - Returns: the list.
    public static func answer(_ answer: Int64) -> ListDefinition {
        ListDefinition(
            "answer",
            from: """
                (select s.ordinality as place, a.question, s.sentence, s.source
                 from advisor.answer as a
                 cross join lateral rows from (
                     jsonb_to_recordset(a.sentences) as (sentence text, source text)
                 ) with ordinality as s
                 where a.answer_id = \(answer)) as sentence
                """, order: ["place"],
            [
                ListColumn("place", .key, isHidden: true),
                ListColumn("question", .text, isHidden: true), ListColumn("sentence", .prose),
                ListColumn("source", .code, title: "made from"),
            ])
    }

    /// Proposals for the whole workload.
    public static let proposals = ListDefinition(
        "proposals", from: "advisor.advice", order: ["-advice_id"], size: 10,
        [
            ListColumn("advice_id", .key, title: "no."), ListColumn("status", .badge),
            ListColumn("budget_bytes", .bytes, title: "budget"),
            ListColumn("bytes", .bytes, title: "needs"),
            ListColumn("saved_pct", .percent, title: "saves"),
            ListColumn("requested_at", .time), ListColumn("requested_by", .text),
            ListColumn("message", .prose),
        ])

    /// One proposal, the latest that is done unless it is named.
    ///
    /// - Parameter proposal: its key.
    /// - Returns: a list of one row.
    public static func proposal(_ proposal: Int64?) -> ListDefinition {
        ListDefinition(
            "proposal", from: "advisor.advice",
            where: proposal.map { "advice_id = \($0)" } ?? latestProposal,
            [
                ListColumn("advice_id", .key, title: "no."), ListColumn("status", .badge),
                ListColumn("budget_bytes", .bytes, title: "budget"),
                ListColumn("bytes", .bytes, title: "needs"),
                ListColumn("saved_pct", .percent, title: "saves"),
                ListColumn("finished_at", .time), ListColumn("message", .prose),
                ListColumn("hint", .prose),
            ])
    }

    /// The indexes of a proposal.
    ///
    /// - Parameter proposal: its key; the latest that is done when nil.
    /// - Returns: the list.
    public static func proposedIndexes(_ proposal: Int64?) -> ListDefinition {
        ListDefinition(
            "indexes", from: "advisor.advice_index",
            where: proposal.map { "advice_id = \($0)" } ?? latestProposal, order: ["place"],
            [
                ListColumn("place", .key, title: "no."),
                ListColumn("table_name", .code, title: "table"),
                ListColumn("ddl", .sql, title: "do"), ListColumn("bytes", .bytes, title: "size"),
                ListColumn("gain_pct", .percent, title: "saves in addition"),
                ListColumn("loss_pct", .percent, title: "lost without it"),
                ListColumn("writes_per_day", .count), ListColumn("helps", .tags),
                ListColumn("harms", .tags), ListColumn("ddl_undo", .sql, title: "undo"),
            ])
    }

    /// What other budgets buy.
    ///
    /// - Parameter proposal: its key; the latest that is done when nil.
    /// - Returns: the list.
    public static func curve(_ proposal: Int64?) -> ListDefinition {
        let condition: ShownSQL = proposal.map { "advice_id = \($0)" } ?? latestProposal
        return ListDefinition(
            "curve",
            from: """
                (select c.bytes, 1 - c."relativeCost" as saved, c.indexes
                 from advisor.advice as a
                 cross join lateral jsonb_to_recordset(a.report -> 'curve')
                     as c (bytes float8, "relativeCost" float8, indexes integer)
                 where \(fragment: condition)) as point
                """, order: ["bytes"], size: 200,
            [
                ListColumn("bytes", .bytes, title: "size"),
                ListColumn("saved", .fraction, title: "saves"), ListColumn("indexes", .count),
            ])
    }

    private static let latestProposal: ShownSQL =
        "advice_id = (select max(advice_id) from advisor.advice where status = 'done')"
}
