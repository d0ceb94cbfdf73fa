/// The lists about profiling.
public enum ProfilingLists {
    /// Every request with how far it is.
    public static let requests = ListDefinition(
        "requests", from: "profiling.stat_request", order: ["-request_no"], size: 25,
        [
            ListColumn("request_no", .key, title: "no."),
            ListColumn("request_type", .text, title: "type"),
            ListColumn("status", .badge), ListColumn("target", .json),
            ListColumn("profiling_mode", .text, title: "mode"),
            ListColumn("duration", .interval),
            ListColumn("is_continuous", .flag, title: "continuous"),
            ListColumn("parts", .count, title: "hosts"), ListColumn("waiting", .count),
            ListColumn("assigned", .count), ListColumn("completed", .count),
            ListColumn("failed", .count), ListColumn("requested_by", .text),
            ListColumn("created_at", .time), ListColumn("reason", .prose, isHidden: true),
            ListColumn("request_id", .code, isHidden: true),
        ])

    /// The outcome of a request on each host.
    ///
    /// - Parameter request: its id.
    /// - Returns: the list.
    public static func parts(of request: String) -> ListDefinition {
        ListDefinition(
            "parts", from: "profiling.stat_part", where: "request_id = \(request)",
            order: ["hostname"],
            [
                ListColumn("hostname", .code), ListColumn("service_name", .text, title: "service"),
                ListColumn("state", .badge), ListColumn("pids", .tags),
                ListColumn("reason", .prose),
                ListColumn("command_id", .code, title: "command"), ListColumn("updated_at", .time),
            ])
    }

    /// One request.
    ///
    /// - Parameter request: its id.
    /// - Returns: a list of one row.
    public static func request(_ request: String) -> ListDefinition {
        ListDefinition(
            "requests", from: requests.relation, where: "request_id = \(request)", requests.columns)
    }

    /// The current command of each agent.
    public static let commands = ListDefinition(
        "commands", from: "profiling.stat_command", order: ["-updated_at", "hostname"],
        [
            ListColumn("hostname", .code), ListColumn("service_name", .text, title: "service"),
            ListColumn("command_type", .text, title: "type"), ListColumn("status", .badge),
            ListColumn("pids", .tags), ListColumn("is_live", .flag, title: "runs"),
            ListColumn("created_at", .time), ListColumn("sent_at", .time),
            ListColumn("acknowledged_at", .time), ListColumn("completed_at", .time),
            ListColumn("updated_at", .time), ListColumn("reason", .prose),
            ListColumn("combined_config", .json, title: "configuration"),
        ])

    /// The trail of everything that was delivered to a host.
    public static let executions = ListDefinition(
        "executions", from: "profiling.stat_execution", order: ["-execution_id"],
        [
            ListColumn("execution_id", .key, title: "no."), ListColumn("hostname", .code),
            ListColumn("service_name", .text, title: "service"),
            ListColumn("command_type", .text, title: "type"), ListColumn("status", .badge),
            ListColumn("deliveries", .count), ListColumn("started_at", .time),
            ListColumn("completed_at", .time),
            ListColumn("execution_time", .seconds, title: "took"),
            ListColumn("error_message", .prose), ListColumn("results_path", .code, title: "result"),
        ])

    /// What a request would do: the hosts it reaches, without a change.
    ///
    /// - Parameter request: the request.
    /// - Returns: the list.
    public static func preview(_ request: ProfilingForm) -> ListDefinition {
        ListDefinition(
            "preview",
            from: """
                (select c.hostname, c.change, c.pids
                 from \(fragment: request.call(isDryRun: true)) as s
                 cross join lateral jsonb_to_recordset(s.changes)
                     as c (hostname text, change text, pids integer[])) as change
                """, order: ["hostname"], size: 1000,
            [
                ListColumn("hostname", .code), ListColumn("change", .text),
                ListColumn("pids", .tags),
            ])
    }

    /// Hosts that no request reaches.
    public static let optOuts = ListDefinition(
        "opt_outs", from: "profiling.opt_out", order: ["hostname"],
        [
            ListColumn("hostname", .code), ListColumn("reason", .prose),
            ListColumn("created_by", .text), ListColumn("created_at", .time),
        ])
}
