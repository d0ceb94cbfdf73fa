/// The lists about hosts and claims.
public enum FleetLists {
    /// Every host with its liveness and its holder.
    public static let hosts = ListDefinition(
        "hosts", from: "fleet.stat_host", order: ["hostname"],
        [
            ListColumn("hostname", .code), ListColumn("liveness", .badge),
            ListColumn("liveness_since", .time, title: "since"),
            ListColumn("seen_at", .time, title: "last heartbeat"),
            ListColumn("is_flapping", .flag, title: "flaps"), ListColumn("agents", .count),
            ListColumn("disk_free_pct", .percent, title: "free disk"), ListColumn("pool", .text),
            ListColumn("labels", .tags), ListColumn("state", .badge), ListColumn("holder", .text),
            ListColumn("expires_at", .time, title: "until"),
        ])

    /// How many hosts are how alive.
    public static let liveness = ListDefinition(
        "liveness",
        from: """
            (select w.liveness, count(h.host_id) as hosts
             from unnest(array['alive', 'stale', 'lost', 'unknown']) with ordinality
                 as w (liveness, place)
             left join fleet.stat_host as h using (liveness)
             group by w.liveness, w.place) as state
            """, order: ["liveness"],
        [ListColumn("liveness", .badge), ListColumn("hosts", .count)])

    /// What each level of the topology has how much of.
    public static let levels = ListDefinition(
        "levels",
        from: """
            (select 1 as place, 'service' as level, count(*) as number from fleet.stat_service
             union all
             select 2, 'namespace', count(distinct namespace) from fleet.namespace_service
             union all select 3, 'host', count(*) from fleet.stat_host
             union all select 4, 'container', count(*) from fleet.container_host
             union all select 5, 'process', count(*) from fleet.process_host) as level
            """, order: ["place"],
        [
            ListColumn("place", .key, isHidden: true), ListColumn("level", .text),
            ListColumn("number", .count),
        ])

    /// Services.
    public static let services = ListDefinition(
        "services", from: "fleet.stat_service", order: ["-agents", "service_name"],
        [
            ListColumn("service_name", .text, title: "service"), ListColumn("agents", .count),
            ListColumn("seen_at", .time, title: "last heartbeat"),
        ])

    /// Namespaces and what runs in them.
    public static let namespaces = ListDefinition(
        "namespaces",
        from: """
            (select namespace, count(*) as containers, count(distinct host_id) as hosts,
                    count(distinct service_name) as services
             from fleet.container_host group by namespace) as namespace
            """, order: ["-containers", "namespace"],
        [
            ListColumn("namespace", .text), ListColumn("containers", .count),
            ListColumn("hosts", .count), ListColumn("services", .count),
        ])

    /// Containers.
    public static let containers = ListDefinition(
        "containers", from: "fleet.container_host", order: ["hostname", "container_name"],
        [
            ListColumn("container_name", .code, title: "container"), ListColumn("hostname", .code),
            ListColumn("namespace", .text), ListColumn("pod_name", .text, title: "pod"),
            ListColumn("service_name", .text, title: "service"),
            ListColumn("workload_name", .text, title: "workload"),
            ListColumn("runtime", .text), ListColumn("updated_at", .time),
        ])

    /// Processes.
    public static let processes = ListDefinition(
        "processes",
        from: """
            (select p.hostname, p.pid, p.process_name, c.container_name
             from fleet.process_host as p
             left join fleet.container_host as c on c.container_id = p.container_id) as process
            """, order: ["hostname", "pid"],
        [
            ListColumn("hostname", .code), ListColumn("pid", .key),
            ListColumn("process_name", .code, title: "process"),
            ListColumn("container_name", .code, title: "container"),
        ])

    /// What each agent said last.
    public static let agents = ListDefinition(
        "agents", from: "fleet.stat_agent", order: ["hostname", "service_name"],
        [
            ListColumn("hostname", .code), ListColumn("service_name", .text, title: "service"),
            ListColumn("status", .badge), ListColumn("seen_at", .time, title: "last heartbeat"),
            ListColumn("ip_address", .code, title: "address"),
            ListColumn("agent_version", .text, title: "version"),
            ListColumn("run_mode", .text), ListColumn("gpu_count", .count, title: "GPUs"),
            ListColumn("disk_free_pct", .percent, title: "free disk"),
        ])

    /// How full each pool is.
    public static let pools = ListDefinition(
        "pools", from: "fleet.stat_pool", order: ["pool"],
        [
            ListColumn("pool", .text), ListColumn("hosts", .count), ListColumn("available", .count),
            ListColumn("held", .count), ListColumn("failed", .count), ListColumn("silent", .count),
            ListColumn("next_expiry_at", .time, title: "next claim ends"),
        ])

    /// The hosts of all pools.
    public static let vms = ListDefinition(
        "vms", from: "fleet.stat_vm", order: ["pool", "hostname"],
        [
            ListColumn("hostname", .code), ListColumn("pool", .text), ListColumn("labels", .tags),
            ListColumn("status", .badge), ListColumn("holder", .text),
            ListColumn("claim_id", .key, title: "claim"), ListColumn("claimed_at", .time),
            ListColumn("expires_at", .time, title: "until"),
            ListColumn("failed_reason", .prose, title: "why failed"),
        ])

    /// Every claim, live and ended.
    public static let claims = ListDefinition(
        "claims", from: "fleet.stat_claim", order: ["-claim_id"], size: 25,
        [
            ListColumn("claim_id", .key, title: "claim"), ListColumn("hostname", .code),
            ListColumn("pool", .text), ListColumn("holder", .text), ListColumn("claimed_at", .time),
            ListColumn("expires_at", .time, title: "until"), ListColumn("released_at", .time),
            ListColumn("outcome", .badge), ListColumn("claimed_by", .text),
        ])

    /// Long operations.
    public static let operations = ListDefinition(
        "operations", from: "fleet.stat_operation", order: ["-started_at"], size: 10,
        [
            ListColumn("kind", .text), ListColumn("subject", .code), ListColumn("state", .badge),
            ListColumn("progress", .percent), ListColumn("message", .prose),
            ListColumn("started_at", .time), ListColumn("running_for", .interval),
            ListColumn("started_by", .text),
        ])
}
