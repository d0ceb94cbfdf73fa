public import FoundationEssentials
public import PostgresClient

/// Typed calls to the schema `profiling`.
public struct ProfilingStore: Sendable {
    let connection: PostgresConnection

    /// Calls over this connection.
    public init(_ connection: PostgresConnection) {
        self.connection = connection
    }

    /// What a request asks for.
    public struct Submission: Sendable {
        /// The target: an object with any of service, job, namespace, pod, container, host, process, pid.
        public var target: JSONText
        /// `cpu`, `memory`, `allocation` or `native`.
        public var mode = "cpu"
        /// Length of one profile in seconds.
        public var seconds: Double = 60
        /// Samples a second.
        public var sampleRate = 11
        /// Until it is stopped.
        public var isContinuous = false
        /// Only say what would happen.
        public var isDryRun = false
        /// The same key gives the same request.
        public var idempotencyKey: String?

        /// A profile of a minute.
        public init(target: JSONText) {
            self.target = target
        }
    }

    /// What became of it.
    public struct Submitted: Sendable, Hashable {
        /// The request; nil after a dry run.
        public let requestID: UUID?
        /// Its status, or `dry_run`.
        public let status: String
        /// On how many hosts.
        public let hosts: Int
        /// The hosts and what changes there, as a JSON array; nil but for a dry run.
        public let changes: String?
    }

    /// Asks for profiles.
    ///
    /// - Throws: MU035 for an invalid value, MU036 without a target, MU135 for an unknown service,
    ///   MU235 when no host matches, MU236 beyond a limit.
    public func submit(_ submission: Submission) async throws -> Submitted {
        let row = try await connection.query(
            """
            select request_id, status, hosts, changes
            from profiling.submit(
                \(submission.target)::jsonb, \(submission.mode),
                make_interval(secs => \(submission.seconds)::float8),
                \(submission.sampleRate)::integer, continuous => \(submission.isContinuous)::boolean,
                dry_run => \(submission.isDryRun)::boolean,
                idempotency_key => \(submission.idempotencyKey))
            """
        ).only()
        return Submitted(
            requestID: try row.decode("request_id"), status: try row.decode("status"),
            hosts: try row.decode("hosts"), changes: try row["changes"])
    }

    /// The requests, newest first, for people.
    public func requests(limit: Int) async throws -> Rows {
        try await connection.query(
            """
            select request_id, request_type, target, status, parts, completed, failed, reason,
                   requested_by, created_at
            from profiling.stat_request
            order by created_at desc, request_no desc
            limit \(limit)::bigint
            """)
    }

    /// The current command of each agent, newest first, for people.
    public func commands(hostname: String? = nil, limit: Int) async throws -> Rows {
        try await connection.query(
            """
            select command_id, hostname, service_name, command_type, status, reason, pids,
                   created_at, sent_at, acknowledged_at, completed_at
            from profiling.stat_command
            where \(hostname)::text is null or hostname = \(hostname)::text
            order by created_at desc, hostname
            limit \(limit)::bigint
            """)
    }

    /// What was delivered, newest first, for people.
    public func executions(hostname: String? = nil, limit: Int) async throws -> Rows {
        try await connection.query(
            """
            select execution_id, command_id, hostname, service_name, command_type, status, deliveries,
                   started_at, completed_at, error_message
            from profiling.stat_execution
            where \(hostname)::text is null or hostname = \(hostname)::text
            order by execution_id desc
            limit \(limit)::bigint
            """)
    }

    /// Closes a host's part of a command; returns whether it counted, and what is said about it.
    public func complete(
        commandID: UUID, hostname: String, status: String = "completed", errorMessage: String? = nil
    ) async throws -> (success: Bool, message: String) {
        let row = try await connection.query(
            """
            select success, message
            from profiling.complete(
                \(commandID)::uuid, \(hostname), \(status), error_message => \(errorMessage))
            """
        ).only()
        return (try row.decode("success"), try row.decode("message"))
    }
}
