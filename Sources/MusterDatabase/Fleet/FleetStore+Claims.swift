public import PostgresClient

extension FleetStore {
    /// What somebody wants of a host.
    public struct ClaimRequest: Sendable {
        /// Who shall hold it.
        public let holder: String
        /// From which pool.
        public var pool = "default"
        /// What must be on the host.
        public var labels: [String] = []
        /// What the host shall run: a secret.
        public var command: String?
        /// When the claim ends by itself; nil for never.
        public var timeToLive: Duration?
        /// The same key gets the same claim.
        public var idempotencyKey: String?

        /// A claim of any host of the default pool, for ever.
        public init(holder: String) { self.holder = holder }
    }

    /// Claims a host; one row with it, or MU220 when none is free.
    public func claim(_ request: ClaimRequest) async throws -> Rows {
        let life = request.timeToLive.map { $0 / .seconds(1) }
        return try await connection.query(
            """
            select hostname, claim_id, expires_at, is_new
              from fleet.claim_host(
                holder => \(request.holder), pool => \(request.pool),
                labels => \(request.labels), command => \(request.command as String?),
                ttl => make_interval(secs => \(life as Double?)),
                idempotency_key => \(request.idempotencyKey as String?))
            """)
    }

    /// Ends a claim.
    ///
    /// - Parameters:
    ///   - hostname: the host.
    ///   - claimID: only this claim; nil for whichever holds the host.
    /// - Returns: whether there was something to end.
    /// - Throws: MU120 for a host in no pool, MU221 when another claim holds it.
    public func release(_ hostname: String, claimID: Int?) async throws -> Bool {
        try await connection.query(
            "select fleet.release_host(\(hostname), \(claimID as Int?)::bigint) as released"
        ).value(as: Bool.self)
    }
}
