/// The lists about Muster itself and about the server.
public enum CoreLists {
    /// What is wrong and what could be better, worst first, of the modules that there are.
    ///
    /// - Parameter hasAdvisor: whether the module advisor is installed.
    /// - Returns: the list.
    public static func verdicts(hasAdvisor: Bool) -> ListDefinition {
        let checks: ShownSQL = """
            select case state when 'critical' then 1 when 'warning' then 3 when 'missing' then 5
                        else 9 end as place,
                   state, 'check' as kind, check_name as subject, detail as why, fix,
                   null::bigint as statement_id
            from muster.doctor()
            """
        let advice: ShownSQL = """
            union all
            select case severity when 'critical' then 2 when 'warning' then 4 else 6 end,
                   severity, 'advice', format('%s: %s', title, target), why, ddl, statement_id
            from advisor.recommendation where state = 'open'
            union all
            select 4, 'warning', 'anomaly',
                   format('%s times as slow as usual', factor),
                   format('Takes %s ms instead of %s ms: %s', round(mean_ms, 1), round(usual_ms, 1),
                          coalesce(query, family)),
                   null, statement_id
            from advisor.stat_anomaly where state = 'open'
            """
        let modules = hasAdvisor ? advice : ""
        return ListDefinition(
            "verdicts",
            from: """
                (\(fragment: checks)
                \(fragment: modules)) as verdict
                """, order: ["place", "kind", "subject"], size: 100,
            [
                ListColumn("state", .badge), ListColumn("kind", .text),
                ListColumn("subject", .text),
                ListColumn("why", .prose), ListColumn("fix", .sql),
                ListColumn("statement_id", .key, title: "statement"),
                ListColumn("place", .key, title: "order"),
            ])
    }

    /// What is installed and what it is doing.
    public static let status = ListDefinition(
        "status", from: "muster.status()", order: ["component"],
        [
            ListColumn("component", .text), ListColumn("state", .badge),
            ListColumn("detail", .prose),
        ])

    /// The modules that are installed here.
    public static let modules = ListDefinition(
        "modules", from: "muster.module", order: ["ordinal"],
        [
            ListColumn("module", .text), ListColumn("description", .prose),
            ListColumn("schema_name", .code, title: "schema"),
            ListColumn("last_step", .key), ListColumn("installed_at", .time),
            ListColumn("ordinal", .key, isHidden: true),
        ])

    /// What runs on the server now.
    public static let activity = ListDefinition(
        "activity",
        from: """
            (select pid, datname as database, usename as login, application_name, state,
                    nullif(concat_ws(': ', wait_event_type, wait_event), '') as waits_for,
                    clock_timestamp() - xact_start as transaction_for,
                    clock_timestamp() - query_start as running_for,
                    nullif(pg_blocking_pids(pid), '{}') as blocked_by,
                    nullif(query, '<insufficient privilege>') as query
             from pg_stat_activity
             -- Of others' sessions a role without pg_read_all_stats sees no type.
             where coalesce(backend_type, 'client backend') = 'client backend'
               and datname is not null and pid <> pg_backend_pid()) as activity
            """, order: ["state", "-running_for", "pid"],
        [
            ListColumn("pid", .key), ListColumn("database", .text), ListColumn("login", .text),
            ListColumn("application_name", .text, title: "application"),
            ListColumn("state", .badge), ListColumn("waits_for", .text),
            ListColumn("blocked_by", .tags),
            ListColumn("running_for", .interval, title: "statement"),
            ListColumn("transaction_for", .interval, title: "transaction"),
            ListColumn("query", .statement),
        ])

    /// Who waits for whom.
    public static let locks = ListDefinition(
        "locks",
        from: """
            (select w.pid, b.blocker, l.locktype, l.mode, l.relation::regclass::text as relation,
                    clock_timestamp() - a.query_start as waiting_for,
                    nullif(a.query, '<insufficient privilege>') as query, k.state as blocker_state,
                    nullif(k.query, '<insufficient privilege>') as blocker_query
             from pg_locks as l
             join pg_stat_activity as a using (pid)
             cross join lateral (select l.pid) as w
             cross join lateral unnest(pg_blocking_pids(l.pid)) as b (blocker)
             left join pg_stat_activity as k on k.pid = b.blocker
             where not l.granted) as wait
            """, order: ["-waiting_for", "pid"],
        [
            ListColumn("pid", .key), ListColumn("blocker", .key, title: "waits for"),
            ListColumn("relation", .code), ListColumn("mode", .text),
            ListColumn("waiting_for", .interval, title: "since"),
            ListColumn("query", .statement, title: "statement"),
            ListColumn("blocker_state", .badge),
            ListColumn("blocker_query", .statement, title: "the other's statement"),
        ])

    /// Waits for locks that scans have seen.
    public static let lockWaits = ListDefinition(
        "lock_waits", from: "advisor.stat_lock_wait", order: ["-seen_at"], size: 10,
        [
            ListColumn("seen_at", .time), ListColumn("statement_id", .key, title: "statement"),
            ListColumn("waited_ms", .milliseconds, title: "had waited"),
            ListColumn("relation", .code), ListColumn("lock_mode", .text, title: "lock"),
            ListColumn("blocker_pid", .key, title: "waited for"),
            ListColumn("blocker_state", .badge),
            ListColumn("blocker_query", .sql, title: "which ran"),
        ])

    /// The tasks, and how their last runs ended.
    public static let tasks = ListDefinition(
        "tasks", from: "muster.stat_task", order: ["-consecutive_failures", "task"], size: 100,
        [
            ListColumn("task", .code), ListColumn("last_status", .badge, title: "last run"),
            ListColumn("last_started_at", .time, title: "began"),
            ListColumn("last_run_for", .interval, title: "took"),
            ListColumn("last_rows", .count, title: "rows"),
            ListColumn("next_run_at", .time, title: "next"), ListColumn("every", .interval),
            ListColumn("is_enabled", .flag, title: "enabled"),
            ListColumn("consecutive_failures", .count, title: "failures"),
            ListColumn("running_since", .time, title: "runs since"),
            ListColumn("description", .prose),
        ])

    /// Every run of a task.
    public static let runs = ListDefinition(
        "runs", from: "muster.task_run", order: ["-task_run_id"], size: 25,
        [
            ListColumn("task_run_id", .key, title: "no."), ListColumn("task", .code),
            ListColumn("status", .badge), ListColumn("started_at", .time),
            ListColumn(
                "took", .interval, expression: "coalesce(finished_at, now()) - started_at"),
            ListColumn("rows", .count), ListColumn("message", .prose), ListColumn("hint", .prose),
            ListColumn("runner", .text),
        ])

    /// What each table of the database needs.
    public static let vacuum = ListDefinition(
        "vacuum", from: "muster.stat_vacuum", order: ["-dead_rows", "table_name"], size: 20,
        [
            ListColumn("schema_name", .code, title: "schema"),
            ListColumn("table_name", .code, title: "table"), ListColumn("due", .text),
            ListColumn("live_rows", .count), ListColumn("dead_rows", .count),
            ListColumn("last_vacuum_at", .time, title: "vacuumed"),
            ListColumn("last_analyze_at", .time, title: "analyzed"),
            ListColumn("xid_age", .count, title: "age"),
        ])

    /// How large the tables are.
    public static let tableSizes = ListDefinition(
        "tables", from: "muster.stat_table_size", order: ["-total_bytes"], size: 20,
        [
            ListColumn("schema_name", .code, title: "schema"),
            ListColumn("table_name", .code, title: "table"),
            ListColumn("total_bytes", .bytes, title: "size"),
            ListColumn("table_bytes", .bytes, title: "table alone"),
            ListColumn("index_bytes", .bytes, title: "indexes"),
            ListColumn("estimated_rows", .count, title: "rows"),
        ])

    /// How much each index is used.
    public static let indexes = ListDefinition(
        "indexes", from: "muster.stat_index", order: ["scans", "-bytes"], size: 20,
        [
            ListColumn("schema_name", .code, title: "schema"),
            ListColumn("table_name", .code, title: "table"),
            ListColumn("index_name", .code, title: "index"), ListColumn("scans", .count),
            ListColumn("bytes", .bytes, title: "size"),
            ListColumn("is_needed", .flag, title: "unique or of a constraint"),
            ListColumn("is_valid", .flag, title: "valid"),
        ])

    /// Client connections.
    public static let connections = ListDefinition(
        "connections", from: "muster.stat_connection", order: ["-connections"], size: 20,
        [
            ListColumn("database", .text), ListColumn("login", .text),
            ListColumn("application_name", .text, title: "application"),
            ListColumn("state", .badge), ListColumn("connections", .count),
            ListColumn("longest_in_state", .interval, title: "longest"),
        ])

    /// How large the databases are.
    public static let databases = ListDefinition(
        "databases", from: "muster.stat_database_size", order: ["-bytes"], size: 20,
        [ListColumn("database", .text), ListColumn("bytes", .bytes, title: "size")])

    /// Transactions that are open and do nothing.
    public static let idleTransactions = ListDefinition(
        "idle", from: "muster.stat_idle_transaction", order: ["-open_for"], size: 20,
        [
            ListColumn("pid", .key), ListColumn("login", .text),
            ListColumn("application_name", .text, title: "application"),
            ListColumn("state", .badge), ListColumn("open_for", .interval),
            ListColumn("idle_for", .interval), ListColumn("holds_back", .count),
        ])

    /// Backups and trials to restore them.
    public static let backups = ListDefinition(
        "backups", from: "muster.backup", order: ["-backup_id"], size: 10,
        [
            ListColumn("kind", .text), ListColumn("status", .badge),
            ListColumn("started_at", .time),
            ListColumn("finished_at", .time), ListColumn("file_name", .code, title: "file"),
            ListColumn("byte_count", .bytes, title: "size"), ListColumn("tables", .count),
            ListColumn("row_count", .count, title: "rows"), ListColumn("message", .prose),
        ])

    /// Every audited change.
    public static let audit = ListDefinition(
        "audit", from: "muster.audit", order: ["-audit_id"],
        [
            ListColumn("audit_id", .key, title: "no."), ListColumn("occurred_at", .time),
            ListColumn("acting_role", .text, title: "role"),
            ListColumn("token", .text), ListColumn("action", .text),
            ListColumn("relation", .code, title: "what"), ListColumn("key", .json),
            ListColumn("before", .json),
            ListColumn("after", .json), ListColumn("request_id", .code, title: "request"),
        ])

    /// What happened lately.
    public static let events = ListDefinition(
        "events", from: "muster.event", order: ["-event_id"], size: 25,
        [
            ListColumn("event_id", .key, title: "no."), ListColumn("occurred_at", .time),
            ListColumn("topic", .code), ListColumn("subject", .text), ListColumn("detail", .json),
        ])

    /// Every setting with its effective value.
    public static let settings = ListDefinition(
        "settings", from: "muster.setting", order: ["name"], size: 200,
        [
            ListColumn("name", .code), ListColumn("value", .code),
            ListColumn("is_default", .flag, title: "default"), ListColumn("description", .prose),
            ListColumn("default_value", .code, title: "default value"), ListColumn("type", .text),
            ListColumn("set_at", .time), ListColumn("set_by", .text),
        ])

    /// Which roles of the cluster play which part.
    public static let roles = ListDefinition(
        "roles", from: "muster.role", order: ["kind"],
        [
            ListColumn("kind", .text), ListColumn("role_name", .code, title: "role"),
            ListColumn("set_up_at", .time),
        ])
}
