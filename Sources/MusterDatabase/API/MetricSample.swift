public import PostgresClient

/// One figure of `/metrics`; samples of a metric follow one another.
public struct MetricSample: Sendable, Hashable {
    /// The metric, with its base unit.
    public let name: String
    /// What it means.
    public let help: String
    /// `gauge` or `counter`.
    public let kind: String
    /// What tells the series of a metric apart; bounded, and never text of a user.
    public let labels: [String: String]
    /// The figure.
    public let value: Double

    /// Reads the figures of the installed modules.
    ///
    /// - Parameter db: a connection inside a transaction.
    /// - Returns: the samples.
    /// - Throws: the client's error.
    public static func read(_ db: isolated PostgresConnection) throws -> [MetricSample] {
        let modules = try CoreStore.moduleNames(db)
        return try queries.filter { modules.contains($0.module) }.flatMap { query in
            try db.query(query.sql).map { row in
                MetricSample(
                    name: query.name, help: query.help, kind: "gauge",
                    labels: try row.decodeJSON("labels"), value: try row.decode("value"))
            }
        }
    }

    private struct Query {
        let module: String
        let name: String
        let help: String
        let sql: SQL
    }

    private static let queries = [
        Query(
            module: "core", name: "muster_info", help: "The schema that is installed",
            sql: """
                select json_build_object('version', muster.version()) as labels, 1::float8 as value
                """),
        Query(
            module: "core", name: "muster_task_consecutive_failures",
            help: "Failures of a task since its last success",
            sql: """
                select json_build_object('task', task) as labels,
                       consecutive_failures::float8 as value
                from muster.stat_task order by task
                """),
        Query(
            module: "core", name: "muster_task_last_start_timestamp_seconds",
            help: "When a task last began",
            sql: """
                select json_build_object('task', task) as labels,
                       extract(epoch from last_started_at)::float8 as value
                from muster.stat_task where last_started_at is not null order by task
                """),
        Query(
            module: "fleet", name: "muster_fleet_hosts", help: "Hosts by liveness",
            sql: """
                select json_build_object('liveness', coalesce(liveness, 'unknown')) as labels,
                       count(*)::float8 as value
                from fleet.stat_host group by liveness order by liveness
                """),
        Query(
            module: "fleet", name: "muster_fleet_pool_hosts", help: "Hosts of pools by state",
            sql: """
                select json_build_object('pool', p.pool, 'state', s.state) as labels,
                       s.hosts::float8 as value
                from fleet.stat_pool as p
                cross join lateral (
                    values ('available', p.available), ('held', p.held), ('failed', p.failed))
                    as s (state, hosts)
                order by p.pool, s.state
                """),
        Query(
            module: "profiling", name: "muster_profiling_commands",
            help: "Current commands of hosts by status",
            sql: """
                select json_build_object('status', status) as labels, count(*)::float8 as value
                from profiling.stat_command group by status order by status
                """),
        Query(
            module: "metering", name: "muster_metering_backfills",
            help: "Requests to roll up days anew that are not done",
            sql: """
                select json_build_object() as labels, count(*)::float8 as value
                from metering.stat_progress_backfill where finished_at is null
                """),
        Query(
            module: "batch", name: "muster_batch_jobs", help: "Jobs that have not ended, by state",
            sql: """
                select json_build_object('cluster', cluster, 'state', state) as labels,
                       count(*)::float8 as value
                from batch.job_list where is_live group by cluster, state order by cluster, state
                """),
        Query(
            module: "advisor", name: "muster_advisor_recommendations",
            help: "Recommendations by state",
            sql: """
                select json_build_object('state', state) as labels, count(*)::float8 as value
                from advisor.recommendation group by state order by state
                """),
        Query(
            module: "advisor", name: "muster_advisor_statements",
            help: "Statements by whether they could be explained",
            sql: """
                select json_build_object('explain_state', explain_state) as labels,
                       count(*)::float8 as value
                from advisor.statement group by explain_state order by explain_state
                """),
        Query(
            module: "advisor", name: "muster_advisor_last_scan_timestamp_seconds",
            help: "When the last scan ended",
            sql: """
                select json_build_object() as labels,
                       extract(epoch from max(finished_at))::float8 as value
                from advisor.scan_run where status = 'done' having max(finished_at) is not null
                """),
    ]
}
