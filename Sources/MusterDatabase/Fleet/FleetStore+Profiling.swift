public import PostgresClient

extension FleetStore {
    /// What shall be profiled and how.
    public struct ProfilingRequest: Sendable {
        /// A JSON object with any of service, job, namespace, pod, container, host, process and pid.
        public let target: String
        /// `cpu`, `memory`, `allocation` or `native`.
        public var mode = "cpu"
        /// How long.
        public var duration: Duration = .seconds(60)
        /// Samples per second.
        public var sampleRate = 11
        /// Until it is stopped; for a service alone also on hosts that join later.
        public var isContinuous = false
        /// The same key gets the same request.
        public var idempotencyKey: String?

        /// A request with the usual figures.
        public init(target: String) { self.target = target }
    }

    /// Submits a request; one row with it.
    public func submit(_ request: ProfilingRequest) async throws -> Rows {
        try await connection.query(
            """
            select request_id, status, hosts
              from \(fragment: Self.call(request, isDryRun: false))
            """)
    }

    /// What a request would change, host by host; nothing is written.
    public func preview(_ request: ProfilingRequest) async throws -> Rows {
        try await connection.query(
            """
            select c.hostname, c.change, c.pids
              from \(fragment: Self.call(request, isDryRun: true)) as s
             cross join lateral jsonb_to_recordset(s.changes)
                as c (hostname text, change text, pids integer[])
             order by c.hostname
            """)
    }

    private static func call(_ request: ProfilingRequest, isDryRun: Bool) -> SQL {
        """
        profiling.submit(
            \(request.target)::jsonb, mode => \(request.mode),
            duration => make_interval(secs => \(request.duration / .seconds(1))),
            sample_rate => \(request.sampleRate)::integer,
            continuous => \(request.isContinuous), dry_run => \(isDryRun),
            idempotency_key => \(request.idempotencyKey as String?))
        """
    }

    /// The current command of each agent, newest first; of every host, or of one.
    public func commands(host: String?, limit: Int) async throws -> Rows {
        try await connection.query(
            """
            select command_id, hostname, service_name, command_type, status, pids, created_at,
                   acknowledged_at, completed_at, reason
              from profiling.stat_command
             where \(host as String?)::text is null or hostname = \(host as String?)::text
             order by created_at desc, hostname
             limit \(limit)
            """)
    }

    /// The trail of what was delivered, newest first; of every host, or of one.
    public func executions(host: String?, limit: Int) async throws -> Rows {
        try await connection.query(
            """
            select execution_id, command_id, hostname, service_name, command_type, status, deliveries,
                   started_at, completed_at, error_message
              from profiling.stat_execution
             where \(host as String?)::text is null or hostname = \(host as String?)::text
             order by execution_id desc
             limit \(limit)
            """)
    }
}
