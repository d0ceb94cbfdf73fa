import PostgresClient

/// What can be listed of the schema `batch`.
public enum BatchView: Sendable, Hashable {
    /// Jobs; of every cluster, or of one.
    case jobs(cluster: String?)
    /// Queues, as the last look at them showed them.
    case queues(cluster: String?)
    /// Nodes, as the last look at them showed them.
    case nodes(cluster: String?)
    /// The life of a job.
    case history(job: String, cluster: String?)
    /// The audit trail of collections, newest first.
    case collections(cluster: String?)
    /// Waits, run times, efficiency and slowdown of jobs that ended in a period.
    case statistics(cluster: String, since: BatchTime, until: BatchTime, by: String)
    /// Jobs submitted, started and ended, and the backlog.
    case throughput(cluster: String, since: BatchTime, until: BatchTime, bucket: Duration)
    /// What waits, by nodes and walltime.
    case queueDepth(cluster: String, at: BatchTime)
    /// Which job shapes fit now.
    case runNow(cluster: String)
    /// Where the core hours went.
    case usage(cluster: String, since: BatchTime, until: BatchTime)
    /// Who got how much, and waited how long for it.
    case fairness(cluster: String, since: BatchTime, until: BatchTime)
    /// What reservations held and used.
    case reservations(cluster: String, since: BatchTime, until: BatchTime)
    /// The use of cores, GPUs and nodes over time.
    case utilisation(cluster: String, since: BatchTime, until: BatchTime, bucket: Duration)
    /// The use of each node.
    case nodeUtilisation(cluster: String, since: BatchTime, until: BatchTime)
    /// How much of it all was seen.
    case quality(cluster: String, since: BatchTime, until: BatchTime)
    /// Jobs that were probably missed.
    case missing(cluster: String)

    /// A query for all of it.
    var sql: SQL {
        switch self {
        case .jobs(let cluster): Self.list("batch.job_list", of: cluster)
        case .queues(let cluster): Self.list("batch.queue_list", of: cluster)
        case .nodes(let cluster): Self.list("batch.node_list", of: cluster)
        case .collections(let cluster): Self.list("batch.collection_log", of: cluster)
        case .history(let job, let cluster):
            "select * from batch.job_history(\(job), \(cluster as String?)::text)"
        case .statistics(let cluster, let since, let until, let by):
            """
            select * from batch.job_statistics(\(cluster), \(fragment: since.sql),
                \(fragment: until.sql), \(by))
            """
        case .throughput(let cluster, let since, let until, let bucket):
            Self.buckets("batch.throughput", cluster, since, until, bucket)
        case .utilisation(let cluster, let since, let until, let bucket):
            Self.buckets("batch.utilisation", cluster, since, until, bucket)
        case .queueDepth(let cluster, let at):
            "select * from batch.queue_depth(\(cluster), \(fragment: at.sql))"
        case .runNow(let cluster): "select * from batch.run_now(\(cluster))"
        case .missing(let cluster): "select * from batch.missing_job(\(cluster))"
        case .usage(let cluster, let since, let until):
            Self.period("batch.usage_insight", cluster, since, until)
        case .fairness(let cluster, let since, let until):
            Self.period("batch.fairness", cluster, since, until)
        case .reservations(let cluster, let since, let until):
            Self.period("batch.reservation_utilisation", cluster, since, until)
        case .nodeUtilisation(let cluster, let since, let until):
            Self.period("batch.node_utilisation", cluster, since, until)
        case .quality(let cluster, let since, let until):
            Self.period("batch.data_quality", cluster, since, until)
        }
    }

    /// The order of rows that a function does not give already.
    var order: [String] {
        switch self {
        case .jobs: ["cluster", "job_id"]
        case .queues: ["cluster", "queue"]
        case .nodes: ["cluster", "node"]
        case .collections: ["-collection_id"]
        default: []
        }
    }

    private static func list(_ view: String, of cluster: String?) -> SQL {
        guard let cluster else { return "select * from \(unescaped: view)" }
        return "select * from \(unescaped: view) as v where v.cluster = \(cluster)"
    }

    private static func period(
        _ function: String, _ cluster: String, _ since: BatchTime, _ until: BatchTime
    ) -> SQL {
        """
        select * from \(unescaped: function)(\(cluster), \(fragment: since.sql),
            \(fragment: until.sql))
        """
    }

    private static func buckets(
        _ function: String, _ cluster: String, _ since: BatchTime, _ until: BatchTime,
        _ bucket: Duration
    ) -> SQL {
        """
        select * from \(unescaped: function)(\(cluster), \(fragment: since.sql),
            \(fragment: until.sql),
            make_interval(secs => \(Double(bucket.components.seconds))::double precision))
        """
    }
}
