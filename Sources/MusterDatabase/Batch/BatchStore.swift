public import FoundationEssentials
public import PostgresClient

/// Typed calls to the schema `batch`.
public struct BatchStore: Sendable {
    let connection: PostgresConnection

    /// Calls over this connection.
    public init(_ connection: PostgresConnection) {
        self.connection = connection
    }

    /// A collection that this worker holds until it hands in the output.
    public struct Claim: Sendable {
        /// The row of `batch.collection`.
        public let collectionID: Int64
        /// The name of the cluster.
        public let cluster: String
        /// Which document.
        public let source: String
        /// What to run.
        public let argv: [String]
        /// How long it may run.
        public let timeout: Duration
        /// How much it may print.
        public let maxBytes: Int

        static func query(worker: String, cluster: String?) -> SQL {
            """
            select collection_id, cluster_name, source_name, argv, max_bytes,
                   extract(epoch from timeout)::double precision as seconds
              from batch.claim_collection(\(worker), \(cluster as String?)::text)
            """
        }

        init(_ row: Row) throws {
            collectionID = try row.decode("collection_id")
            cluster = try row.decode("cluster_name")
            source = try row.decode("source_name")
            argv = try row.decode("argv")
            timeout = .milliseconds(Int64(try row.decode("seconds", as: Double.self) * 1_000))
            maxBytes = try row.decode("max_bytes")
        }
    }

    /// What a command printed, or why there is nothing to use.
    public struct Output: Sendable {
        /// When the command was started.
        public let capturedAt: Date
        /// Nil when the command did not end by itself.
        public let exitCode: Int?
        /// What it printed, byte by byte.
        public let document: [UInt8]
        /// What it printed to stderr, byte by byte.
        public let stderr: [UInt8]
        /// Why the output is not usable; nil when the exit code decides.
        public let failure: String?

        /// An output.
        public init(
            capturedAt: Date, exitCode: Int?, document: [UInt8], stderr: [UInt8], failure: String?
        ) {
            self.capturedAt = capturedAt
            self.exitCode = exitCode
            self.document = document
            self.stderr = stderr
            self.failure = failure
        }
    }

    /// The next source that is due, leased to this worker; nil when none is.
    public func claim(worker: String, cluster: String? = nil) async throws -> Claim? {
        try await connection.query(Claim.query(worker: worker, cluster: cluster)).first.map(
            Claim.init)
    }

    /// Asks for a collection now and leases everything that is due of the cluster, before any other
    /// worker can see it.
    public func claimNow(
        worker: String, cluster: String, source: String? = nil
    ) async throws -> [Claim] {
        try await connection.transaction { connection in
            try connection.execute(
                "select batch.request_collection(\(cluster), \(source as String?)::text)")
            var claims: [Claim] = []
            while let row = try connection.query(
                Claim.query(worker: worker, cluster: cluster)
            ).first {
                claims.append(try Claim(row))
            }
            return claims
        }
    }

    /// Hands in the output; returns `succeeded`, `partial` or `failed`.
    ///
    /// - Throws: MU265 when the lease ran out.
    public func finish(_ claim: Claim, worker: String, _ output: Output) async throws -> String {
        // NUL ends a C string, so a text parameter would arrive cut off there.
        let stderr = String(decoding: output.stderr.prefix(4_000).filter { $0 != 0 }, as: UTF8.self)
        return try await connection.query(
            """
            select batch.finish_collection(\(claim.collectionID), \(worker), \(output.capturedAt),
                \(output.exitCode as Int?)::integer, \(Bytea(output.document))::bytea, \(stderr),
                \(output.failure as String?)::text) as status
            """, timeout: .seconds(600)
        ).value(as: String.self)
    }

    /// Asks the workers for a collection now; returns how many sources are asked for.
    public func requestCollection(cluster: String, source: String? = nil) async throws -> Int {
        try await connection.query(
            "select batch.request_collection(\(cluster), \(source as String?)::text) as n"
        ).value(as: Int.self)
    }
}
