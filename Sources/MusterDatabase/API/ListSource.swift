/// A list that the API offers: rows of one view, filtered by equality and cut into pages.
public struct ListSource: Sendable, Hashable {
    /// The last part of its path: `hosts`.
    public let name: String
    /// What it lists, for the description of the API.
    public let summary: String
    /// The kind of role that may read it: `reader`, `operator` or `admin`.
    public let role: String
    /// Columns by which it can be filtered, each a parameter of the query.
    public let filters: [String]
    let relation: String
    let columns: String
    let order: String

    init(
        _ name: String, _ summary: String, from relation: String, columns: String = "*",
        filters: [String] = [], order: String, role: String = "reader"
    ) {
        self.name = name
        self.summary = summary
        self.role = role
        self.filters = filters
        self.relation = relation
        self.columns = columns
        self.order = order
    }

    /// Every list, a module after the other.
    public static let all = core + advisor + fleet + profiling + batch

    private static let core = [
        ListSource(
            "modules", "The installed modules", from: "muster.module", order: "ordinal"),
        ListSource(
            "tasks", "Every task, and how its last run ended", from: "muster.stat_task",
            filters: ["task", "module", "last_status"], order: "task"),
        ListSource(
            "task-runs", "Runs of tasks, newest first", from: "muster.task_run",
            filters: ["task", "status", "sqlstate"], order: "task_run_id desc", role: "operator"),
        ListSource(
            "settings", "Every setting", from: "muster.setting", filters: ["module", "name"],
            order: "name"),
        ListSource(
            "audit", "Who changed what, newest first", from: "muster.audit",
            filters: ["relation", "action", "login_role", "token", "request_id"],
            order: "audit_id desc", role: "admin"),
        ListSource(
            "tokens", "The tokens of this server, without their hashes", from: "muster.stat_token",
            filters: ["name", "kind", "state"], order: "token_id", role: "admin"),
        ListSource(
            "connections", "Connections of the database server by state",
            from: "muster.stat_connection", filters: ["database", "state"],
            order: "connections desc, database, login, application_name, state"),
        ListSource(
            "idle-transactions", "Transactions that do nothing and hold rows back",
            from: "muster.stat_idle_transaction", order: "open_for desc, pid"),
        ListSource(
            "table-sizes", "Tables, largest first", from: "muster.stat_table_size",
            filters: ["schema_name"], order: "total_bytes desc, schema_name, table_name"),
        ListSource(
            "vacuum", "Tables by what vacuum has to do", from: "muster.stat_vacuum",
            filters: ["schema_name"], order: "dead_rows desc, schema_name, table_name"),
    ]

    private static let advisor = [
        ListSource(
            "statements", "Statements, the most expensive first", from: "advisor.stat_statement",
            filters: ["family", "kind", "fingerprint", "explain_state"],
            order: "total_ms desc nulls last, statement_id"),
        ListSource(
            "recommendations", "Advice, the best first", from: "advisor.recommendation",
            filters: ["state", "kind", "severity", "rule", "relation", "statement_id"],
            order: "state = 'open' desc, improvement desc nulls last, confidence desc, "
                + "recommendation_id"),
        ListSource(
            "plans", "Plans of statements, newest first", from: "advisor.plan_history",
            filters: ["statement_id", "is_regression"], order: "plan_id desc"),
        ListSource(
            "simulations", "Simulations, newest first", from: "advisor.simulation",
            columns: "simulation_id, statement_id, recommendation_id, ddl, mode, status, "
                + "requested_at, finished_at, before_cost, after_cost, improvement_pct, before_ms, "
                + "after_ms, labels, notes, sqlstate, message, hint",
            filters: ["statement_id", "recommendation_id", "status", "mode"],
            order: "simulation_id desc"),
        ListSource(
            "families", "Families of statements", from: "advisor.stat_family",
            filters: ["label"], order: "total_ms desc nulls last, family_id"),
        ListSource(
            "anomalies", "Statements that became slower than their family",
            from: "advisor.stat_anomaly", filters: ["state", "statement_id", "family"],
            order: "anomaly_id desc"),
        ListSource(
            "lock-waits", "Who waited for whom, newest first", from: "advisor.stat_lock_wait",
            filters: ["statement_id", "relation"], order: "wait_id desc"),
        ListSource(
            "tables", "Tables as the last scan saw them", from: "advisor.stat_table",
            filters: ["schema_name", "table_name"], order: "bytes desc, relid"),
    ]

    private static let fleet = [
        ListSource(
            "hosts", "Hosts and whether they are alive", from: "fleet.stat_host",
            filters: ["hostname", "liveness", "pool", "state", "holder"], order: "hostname"),
        ListSource(
            "agents", "Agents of hosts, one for each service", from: "fleet.stat_agent",
            filters: ["hostname", "service_name", "status"], order: "hostname, service_name"),
        ListSource(
            "pools", "Pools and what is free in them", from: "fleet.stat_pool", order: "pool"),
        ListSource(
            "claims", "Claims, newest first", from: "fleet.stat_claim",
            filters: ["hostname", "pool", "holder", "outcome"], order: "claim_id desc"),
        ListSource(
            "services", "Services and their agents", from: "fleet.stat_service",
            filters: ["service_name"], order: "service_name"),
        ListSource(
            "operations", "Long operations on hosts, newest first", from: "fleet.stat_operation",
            filters: ["kind", "subject", "state"], order: "operation_id desc"),
        ListSource(
            "vms", "The pool as LabLink sees it, without commands", from: "fleet.stat_vm",
            filters: ["hostname", "pool", "status", "holder"], order: "id"),
    ]

    private static let profiling = [
        ListSource(
            "profiling-requests", "Requests to profile, newest first",
            from: "profiling.stat_request", filters: ["status", "request_type", "target_scope"],
            order: "request_no desc"),
        ListSource(
            "profiling-commands", "Commands to hosts, newest first",
            from: "profiling.stat_command",
            filters: ["hostname", "service_name", "status", "command_type"],
            order: "created_at desc, command_id"),
        ListSource(
            "profiling-executions", "What hosts did, newest first",
            from: "profiling.stat_execution",
            filters: ["hostname", "service_name", "status", "command_id"],
            order: "execution_id desc"),
    ]

    private static let batch = [
        ListSource(
            "clusters", "Clusters whose scheduler is watched", from: "batch.cluster",
            filters: ["name", "scheduler"], order: "name"),
        ListSource(
            "jobs", "Jobs, newest first", from: "batch.job_list",
            filters: ["cluster", "state", "queue", "user_name", "project", "outcome", "quality"],
            order: "job_id desc"),
        ListSource(
            "nodes", "Nodes of the clusters", from: "batch.node_list",
            filters: ["cluster", "node", "state"], order: "cluster, node"),
        ListSource(
            "queues", "Queues of the clusters", from: "batch.queue_list",
            filters: ["cluster", "queue"], order: "cluster, queue"),
        ListSource(
            "collections", "What was collected, newest first", from: "batch.collection_log",
            filters: ["cluster", "source", "status"], order: "collection_id desc"),
    ]
}
