public import FoundationEssentials
public import PostgresClient

/// Typed calls to the schema `fleet`.
public struct FleetStore: Sendable {
    let connection: PostgresConnection

    /// Calls over this connection.
    public init(_ connection: PostgresConnection) {
        self.connection = connection
    }

    /// What a heartbeat answered.
    public struct HeartbeatAnswer: Sendable, Hashable {
        /// `seen`, `registered` or `stale`.
        public let outcome: String
        /// The command that the agent should take; nil when there is none.
        public let commandID: UUID?
        /// The command, as JSON.
        public let command: String?
        /// What was not taken; nil when everything was.
        public let warning: String?
    }

    /// Says that an agent is alive, and takes the command for it.
    ///
    /// - Parameters:
    ///   - hostname: the host.
    ///   - service: the service under which it reports; empty for none.
    ///   - containers: the whole inventory as a JSON array; nil when it is not told.
    ///   - lastCommandID: the newest command that the agent has taken.
    /// - Returns: what was done, and the command.
    /// - Throws: MU020 for an invalid value.
    public func heartbeat(
        hostname: String, service: String = "", containers: JSONText? = nil,
        lastCommandID: String? = nil
    ) async throws -> HeartbeatAnswer {
        let row = try await connection.query(
            """
            select outcome, command_id, command, warning
            from fleet.heartbeat(
                \(hostname), \(service), containers => \(containers)::jsonb,
                last_command_id => \(lastCommandID))
            """
        ).only()
        return HeartbeatAnswer(
            outcome: try row.decode("outcome"), commandID: try row.decode("command_id"),
            command: try row["command"], warning: try row.decode("warning"))
    }

    /// Takes many heartbeats, a JSON array; the answer is the JSON of `fleet.heartbeats()`.
    public func heartbeats(_ batch: JSONText) async throws -> String {
        try await connection.query("select fleet.heartbeats(\(batch)::jsonb)::text as answer")
            .value(as: String.self)
    }

    /// A host and who holds it.
    public struct Claim: Sendable, Hashable {
        /// Grows with every claim of a host, so it is a fencing token.
        public let claimID: Int64
        /// The host.
        public let hostname: String
        /// When the claim ends by itself; nil for never.
        public let expiresAt: Date?
        /// False when a claim with this idempotency key was there already.
        public let isNew: Bool
    }

    /// What a claim asks for.
    public struct ClaimRequest: Sendable, Hashable {
        /// Who will hold the host.
        public var holder: String
        /// The pool.
        public var pool = "default"
        /// Labels that must all be on the host.
        public var labels: [String] = []
        /// What the host shall run; a secret.
        public var command: String?
        /// Seconds after which the claim ends by itself.
        public var lifetime: Double?
        /// The same key gives the same claim.
        public var idempotencyKey: String?

        /// A claim of any host of the default pool.
        public init(holder: String) {
            self.holder = holder
        }
    }

    /// Claims exactly one free and healthy host.
    ///
    /// - Throws: MU220 when no host is free.
    public func claim(_ request: ClaimRequest) async throws -> Claim {
        let row = try await connection.query(
            """
            select claim_id, hostname, expires_at, is_new
            from fleet.claim_host(
                \(request.holder), \(request.pool), \(request.labels), \(request.command),
                make_interval(secs => \(request.lifetime)::float8), \(request.idempotencyKey))
            """
        ).only()
        return Claim(
            claimID: try row.decode("claim_id"), hostname: try row.decode("hostname"),
            expiresAt: try row.decode("expires_at"), isNew: try row.decode("is_new"))
    }

    /// Ends the claim of a host; with a claim's id only that claim.
    ///
    /// - Returns: whether there was something to end.
    /// - Throws: MU120 for an unknown host, MU221 when another claim holds it.
    public func release(hostname: String, claimID: Int64? = nil) async throws -> Bool {
        try await connection.query(
            "select fleet.release_host(\(hostname), \(claimID)::bigint) as released"
        ).value(as: Bool.self)
    }

    /// The hosts, by name, for people.
    ///
    /// - Parameters:
    ///   - liveness: only these; empty for all.
    ///   - pool: only of this pool; nil for all.
    ///   - limit: at most so many.
    /// - Returns: name, liveness, time of the last heartbeat, and who holds it.
    /// - Throws: what the connection throws.
    public func hosts(
        liveness: [String] = [], pool: String? = nil, limit: Int
    ) async throws -> Rows {
        try await connection.query(
            """
            select hostname, liveness, seen_at, agents, pool, state, holder, expires_at
            from fleet.stat_host
            where (\(liveness)::text[] = '{}' or liveness = any (\(liveness)::text[]))
              and (\(pool)::text is null or pool = \(pool)::text)
            order by hostname
            limit \(limit)::bigint
            """)
    }

    /// One line per host of a pool, by id; where a watcher begins, and after a loss begins again.
    public func machines(ids: [String] = []) async throws -> Rows {
        try await connection.query(
            """
            select id, hostname, pool, status, holder, claim_id, updated_at
            from fleet.stat_vm
            where \(ids)::text[] = '{}' or id::text = any (\(ids)::text[])
            order by id
            """)
    }

    /// Tells waiting changes; returns how many events it wrote.
    public func flushNotifications() async throws -> Int {
        try await connection.query("select fleet.flush_notifications() as told").value(as: Int.self)
    }
}
