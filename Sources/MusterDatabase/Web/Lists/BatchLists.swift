/// The lists about the batch scheduler.
public enum BatchLists {
    /// The clusters that are collected from.
    public static let clusters = ListDefinition(
        "clusters",
        from: """
            (select c.name as cluster, c.scheduler, count(j.job_id) as jobs,
                    count(j.job_id) filter (where j.is_live) as live,
                    count(j.job_id) filter (where j.state = 'running') as running,
                    max(j.observed_at) as observed_at
             from batch.cluster as c
             left join batch.job_list as j on j.cluster = c.name
             group by c.name, c.scheduler) as cluster
            """, order: ["cluster"],
        [
            ListColumn("cluster", .code), ListColumn("scheduler", .text),
            ListColumn("jobs", .count),
            ListColumn("live", .count), ListColumn("running", .count),
            ListColumn("observed_at", .time, title: "last news"),
        ])

    /// The jobs.
    public static let jobs = ListDefinition(
        "jobs", from: "batch.job_list", order: ["-created_at", "-job_id"],
        [
            ListColumn("job", .code), ListColumn("name", .text), ListColumn("state", .badge),
            ListColumn("user_name", .text, title: "user"), ListColumn("queue", .text),
            ListColumn("nodes", .count), ListColumn("cores", .count), ListColumn("gpus", .count),
            ListColumn("waited_for", .interval, title: "waited"),
            ListColumn("ran_for", .interval, title: "ran"), ListColumn("created_at", .time),
            ListColumn("started_at", .time), ListColumn("ended_at", .time),
            ListColumn("exit_status", .key, title: "exit"), ListColumn("outcome", .badge),
            ListColumn("quality", .text), ListColumn("is_live", .flag, title: "live"),
            ListColumn("cluster", .text), ListColumn("job_id", .key, isHidden: true),
        ])

    /// One job.
    ///
    /// - Parameter job: its row.
    /// - Returns: a list of one row.
    public static func job(_ job: Int64) -> ListDefinition {
        ListDefinition(
            "job", from: "batch.job_list", where: "job_id = \(job)",
            [
                ListColumn("job", .code), ListColumn("name", .text), ListColumn("state", .badge),
                ListColumn("outcome", .badge), ListColumn("quality", .text),
                ListColumn("user_name", .text, title: "user"), ListColumn("project", .text),
                ListColumn("queue", .text), ListColumn("nodes", .count),
                ListColumn("cores", .count),
                ListColumn("gpus", .count), ListColumn("memory", .bytes),
                ListColumn("walltime", .interval),
                ListColumn("waited_for", .interval, title: "waited"),
                ListColumn("ran_for", .interval, title: "ran"), ListColumn("created_at", .time),
                ListColumn("started_at", .time), ListColumn("ended_at", .time),
                ListColumn("exit_status", .key, title: "exit"), ListColumn("runs", .count),
                ListColumn("exec_vnode", .code, title: "where"), ListColumn("depend", .code),
                ListColumn("comment", .prose), ListColumn("cluster", .text),
            ])
    }

    /// The life of a job.
    ///
    /// - Parameter job: its row.
    /// - Returns: the list.
    public static func timeline(of job: Int64) -> ListDefinition {
        ListDefinition(
            "timeline",
            from: """
                (select h.*
                 from batch.job_list as j
                 cross join lateral batch.job_history(j.job, j.cluster) as h
                 where j.job_id = \(job) and h.created_at is not distinct from j.created_at) as event
                """, order: ["occurred_at"], size: 200,
            [
                ListColumn("occurred_at", .time, title: "when"), ListColumn("event", .badge),
                ListColumn("lasted_for", .interval, title: "lasted"), ListColumn("detail", .prose),
                ListColumn("observed_at", .time, title: "seen at"),
            ])
    }

    /// The queues with what the last look at them counted.
    public static let queues = ListDefinition(
        "queues", from: "batch.queue_list", order: ["-jobs", "queue"],
        [
            ListColumn("queue", .code), ListColumn("kind", .text), ListColumn("jobs", .count),
            ListColumn("queued", .count), ListColumn("running", .count), ListColumn("held", .count),
            ListColumn("waiting", .count), ListColumn("cores_assigned", .count, title: "cores"),
            ListColumn("gpus_assigned", .count, title: "GPUs"),
            ListColumn("is_enabled", .flag, title: "takes jobs"),
            ListColumn("is_started", .flag, title: "starts jobs"),
            ListColumn("walltime_max", .interval, title: "longest"),
            ListColumn("is_present", .flag, title: "there"), ListColumn("observed_at", .time),
            ListColumn("cluster", .text),
        ])

    /// What waits, by size and length.
    ///
    /// - Parameter cluster: its name.
    /// - Returns: the list.
    public static func depth(_ cluster: String) -> ListDefinition {
        ListDefinition(
            "depth", from: "batch.queue_depth(\(cluster))", order: ["-jobs", "queue"], size: 20,
            [
                ListColumn("queue", .code), ListColumn("size_class", .text, title: "nodes"),
                ListColumn("walltime_class", .text, title: "length"), ListColumn("jobs", .count),
                ListColumn("cores", .count), ListColumn("core_hours", .decimal),
                ListColumn("longest_wait_for", .interval, title: "longest wait"),
            ])
    }

    /// The nodes with what is free on each.
    public static let nodes = ListDefinition(
        "nodes", from: "batch.node_list", order: ["node"],
        [
            ListColumn("node", .code), ListColumn("state", .badge),
            ListColumn("is_up", .flag, title: "up"),
            ListColumn("cores_free", .count, title: "free cores"),
            ListColumn("cores", .count, title: "of cores"),
            ListColumn("gpus_free", .count, title: "free GPUs"),
            ListColumn("gpus", .count, title: "of GPUs"),
            ListColumn("memory_free", .bytes, title: "free memory"), ListColumn("jobs", .count),
            ListColumn("queues", .text), ListColumn("state_changed_at", .time, title: "since"),
            ListColumn("is_present", .flag, title: "there"), ListColumn("comment", .prose),
            ListColumn("cluster", .text),
        ])

    /// Which job shapes fit now.
    ///
    /// - Parameter cluster: its name.
    /// - Returns: the list.
    public static func fits(_ cluster: String) -> ListDefinition {
        ListDefinition(
            "fits", from: "batch.run_now(\(cluster))", order: ["-cores_per_node"], size: 20,
            [
                ListColumn("cores_per_node", .count),
                ListColumn("gpus_per_node", .count, title: "GPUs per node"),
                ListColumn("memory_per_node", .bytes), ListColumn("nodes", .count),
                ListColumn("node_names", .tags, title: "such as"), ListColumn("observed_at", .time),
            ])
    }

    /// Jobs submitted, started and ended per hour or day.
    ///
    /// - Parameters:
    ///   - cluster: its name.
    ///   - span: how far back from the last news.
    ///   - bucket: the length of a bucket.
    /// - Returns: the list.
    public static func throughput(
        _ cluster: String, span: String, bucket: String
    ) -> ListDefinition {
        ListDefinition(
            "throughput",
            from: """
                batch.throughput(\(cluster), \(fragment: since(cluster, span)),
                    \(fragment: newest(cluster)), \(bucket))
                """, order: ["bucket_start"], size: 400,
            [
                ListColumn("bucket_start", .time, title: "from"), ListColumn("submitted", .count),
                ListColumn("started", .count), ListColumn("ended", .count),
                ListColumn("backlog", .count, title: "waiting"), ListColumn("running", .count),
            ])
    }

    /// The use of cores, GPUs and nodes.
    ///
    /// - Parameters:
    ///   - cluster: its name.
    ///   - span: how far back from the last news.
    ///   - bucket: the length of a bucket.
    /// - Returns: the list.
    public static func utilisation(
        _ cluster: String, span: String, bucket: String
    ) -> ListDefinition {
        ListDefinition(
            "utilisation",
            from: """
                batch.utilisation(\(cluster), \(fragment: since(cluster, span)),
                    \(fragment: newest(cluster)), \(bucket))
                """, order: ["bucket_start"], size: 400,
            [
                ListColumn("bucket_start", .time, title: "from"),
                ListColumn("core_utilisation", .fraction, title: "cores"),
                ListColumn("gpu_utilisation", .fraction, title: "GPUs"),
                ListColumn("node_utilisation", .fraction, title: "nodes"),
                ListColumn("known_share", .fraction, title: "known"),
                ListColumn("core_hours_used", .decimal, title: "core hours"),
            ])
    }

    /// Waits, runs and efficiency.
    ///
    /// - Parameters:
    ///   - cluster: its name.
    ///   - span: how far back from the last news.
    ///   - grouping: `queue`, `user`, `project`, `size`, `walltime` or `all`.
    /// - Returns: the list.
    public static func statistics(
        _ cluster: String, span: String, by grouping: String
    ) -> ListDefinition {
        ListDefinition(
            "statistics",
            from: """
                batch.job_statistics(\(cluster), \(fragment: since(cluster, span)),
                    \(fragment: newest(cluster)), \(grouping))
                """, order: ["-jobs", "grouping_value"], size: 20,
            [
                ListColumn("grouping_value", .text, title: grouping), ListColumn("jobs", .count),
                ListColumn("wait_p50", .seconds, title: "wait, half"),
                ListColumn("wait_p90", .seconds, title: "90 %"),
                ListColumn("wait_max", .seconds, title: "longest"),
                ListColumn("run_p50", .seconds, title: "run, half"),
                ListColumn("run_p90", .seconds, title: "90 %"),
                ListColumn("walltime_efficiency_mean", .fraction, title: "of walltime"),
                ListColumn("cpu_efficiency_weighted", .fraction, title: "of cores"),
                ListColumn("slowdown_p50", .decimal, title: "slowdown"),
            ])
    }

    /// How much of a period was seen.
    ///
    /// - Parameters:
    ///   - cluster: its name.
    ///   - span: how far back from the last news.
    /// - Returns: the list.
    public static func quality(_ cluster: String, span: String) -> ListDefinition {
        ListDefinition(
            "quality",
            from: """
                batch.data_quality(\(cluster), \(fragment: since(cluster, span)),
                    \(fragment: newest(cluster)))
                """, size: 100,
            [
                ListColumn("measure", .text), ListColumn("value", .decimal),
                ListColumn("detail", .prose),
            ])
    }

    /// Gaps in the sequence of job ids.
    ///
    /// - Parameter cluster: its name.
    /// - Returns: the list.
    public static func missing(_ cluster: String) -> ListDefinition {
        ListDefinition(
            "missing", from: "batch.missing_job(\(cluster))", order: ["first_number"], size: 20,
            [
                ListColumn("first_number", .key, title: "from"),
                ListColumn("last_number", .key, title: "to"),
                ListColumn("created_after", .time), ListColumn("created_before", .time),
            ])
    }

    /// The audit trail of collections.
    public static let collections = ListDefinition(
        "collections", from: "batch.collection_log", order: ["-collection_id"], size: 25,
        [
            ListColumn("collection_id", .key, title: "no."), ListColumn("source", .text),
            ListColumn("status", .badge), ListColumn("observed_at", .time),
            ListColumn("took", .interval), ListColumn("byte_count", .bytes, title: "size"),
            ListColumn("entries_seen", .count, title: "seen"),
            ListColumn("entries_added", .count, title: "new"),
            ListColumn("entries_changed", .count, title: "changed"),
            ListColumn("entries_rejected", .count, title: "rejected"),
            ListColumn("jobs_lost", .count), ListColumn("exit_code", .key, title: "exit"),
            ListColumn("message", .prose), ListColumn("cluster", .text),
        ])

    /// Captures may be old, so a period ends with the last news of the cluster.
    private static func newest(_ cluster: String) -> ShownSQL {
        """
        (select coalesce(max(observed_at), now()) from batch.job_list where cluster = \(cluster))
        """
    }

    private static func since(_ cluster: String, _ span: String) -> ShownSQL {
        "\(fragment: newest(cluster)) - \(span)::interval"
    }
}
