public import PostgresClient

extension APIQueries {
    /// What somebody wants who claims a host.
    public struct Claim: Sendable {
        /// Who will hold it.
        public var holder: String
        /// Where to take it from.
        public var pool: String
        /// What the host must have.
        public var labels: [String]
        /// What the host shall run.
        public var command: String?
        /// For how long; an interval.
        public var life: String?
        /// The same key gives the same claim.
        public var key: String?

        /// Makes a wish.
        ///
        /// - Parameters:
        ///   - holder: who will hold it.
        ///   - pool: where to take it from.
        ///   - labels: what the host must have.
        ///   - command: what the host shall run.
        ///   - life: for how long.
        ///   - key: the same key gives the same claim.
        public init(
            holder: String, pool: String, labels: [String], command: String?, life: String?,
            key: String?
        ) {
            self.holder = holder
            self.pool = pool
            self.labels = labels
            self.command = command
            self.life = life
            self.key = key
        }
    }

    /// Claims a host.
    public static func claim(_ db: isolated PostgresConnection, _ wish: Claim) throws -> String? {
        try object(
            db,
            """
            select claim_id, host_id, hostname, expires_at, is_new
            from fleet.claim_host(
                \(wish.holder), \(wish.pool), \(wish.labels)::text[], \(wish.command as String?),
                \(wish.life as String?)::interval, \(wish.key as String?))
            """)
    }

    /// Ends a claim; says whether there was one.
    public static func release(
        _ db: isolated PostgresConnection, host: String, claimID: Int64?
    ) throws -> String? {
        try object(
            db,
            """
            select fleet.release_host(\(host), \(claimID as Int64?)::bigint) as released
            """)
    }

    /// Lets a claim last longer; says until when.
    public static func extend(
        _ db: isolated PostgresConnection, host: String, claimID: Int64, life: String
    ) throws -> String? {
        try object(
            db,
            """
            select fleet.extend_claim(
                \(host), \(claimID)::bigint, \(life)::interval) as expires_at
            """)
    }

    /// Takes a host out of use, or gives it back; returns it.
    public static func mark(
        _ db: isolated PostgresConnection, host: String, failed: Bool, reason: String?
    ) throws -> String? {
        if failed {
            try db.execute("select fleet.mark_failed(\(host), \(reason as String?))")
        } else {
            try db.execute("select fleet.mark_available(\(host))")
        }
        return try object(db, "select * from fleet.stat_host where hostname = \(host)")
    }

    /// Takes many heartbeats, as `fleet.heartbeats` does.
    ///
    /// - Parameters:
    ///   - db: the connection.
    ///   - batch: a JSON array.
    /// - Returns: the answers, in order.
    /// - Throws: the client's error.
    public static func heartbeats(
        _ db: isolated PostgresConnection, _ batch: String
    ) throws -> String {
        try document(db, "select fleet.heartbeats(\(JSONText(batch))::jsonb)")
    }
}
