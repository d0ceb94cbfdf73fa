public import PostgresClient

extension FleetStore {
    /// What an agent says beside its name; nil is "not told".
    public struct Heartbeat: Sendable {
        /// The service under which it reports; empty for none.
        public var service = ""
        /// Its address.
        public var address: String?
        /// Its namespace.
        public var namespace: String?
        /// Its pod.
        public var pod: String?
        /// The inventory, a JSON array.
        public var containers: String?
        /// `active`, `idle`, `error` or `offline`.
        public var status: String?
        /// Changes with every boot.
        public var bootID: String?
        /// The newest command that it has taken.
        public var lastCommandID: String?

        /// A heartbeat that says nothing but that somebody is alive.
        public init() {}
    }

    /// Sends the heartbeat of a host; one row with the answer.
    public func heartbeat(_ hostname: String, _ heartbeat: Heartbeat) async throws -> Rows {
        try await connection.query(
            """
            select outcome, command_id, command, warning
              from fleet.heartbeat(
                hostname => \(hostname), service_name => \(heartbeat.service),
                ip_address => \(heartbeat.address as String?),
                namespace => \(heartbeat.namespace as String?),
                pod_name => \(heartbeat.pod as String?),
                containers => \(heartbeat.containers as String?)::jsonb,
                status => \(heartbeat.status as String?),
                boot_id => \(heartbeat.bootID as String?),
                last_command_id => \(heartbeat.lastCommandID as String?))
            """)
    }

    /// Hosts, by name.
    ///
    /// - Parameters:
    ///   - pool: only those of a pool.
    ///   - liveness: only those that are `alive`, `stale`, `lost` or `unknown`.
    ///   - limit: how many at most.
    /// - Returns: their rows of `fleet.stat_host`.
    /// - Throws: `PostgresError`.
    public func hosts(pool: String?, liveness: String?, limit: Int) async throws -> Rows {
        try await connection.query(
            """
            select hostname, liveness, seen_at, agents, disk_free_pct, pool, labels, state, holder,
                   claim_id, expires_at
              from fleet.stat_host
             where (\(pool as String?)::text is null or pool = \(pool as String?)::text)
               and (\(liveness as String?)::text is null
                    or liveness = \(liveness as String?)::text)
             order by hostname
             limit \(limit)
            """)
    }
}
