public import Muster
public import MusterDatabase

/// Runs commands that are leased to it and hands in what they printed.
public struct Collector: Sendable {
    private let store: BatchStore
    private let worker: String
    private let log: Log

    /// A collector.
    ///
    /// - Parameters:
    ///   - store: where the leases are.
    ///   - worker: who holds them.
    ///   - log: told what came of each.
    public init(_ store: BatchStore, worker: String, log: Log) {
        self.store = store
        self.worker = worker
        self.log = log
    }

    /// Collects a cluster now, by commands of this machine, without any other worker.
    ///
    /// - Parameters:
    ///   - cluster: its name.
    ///   - source: one document; nil for all that are enabled.
    /// - Throws: MU165 and MU065 for unknown names; MU265 when a lease ran out.
    public func collectNow(cluster: String, source: String? = nil) async throws {
        let claims = try await store.claimNow(worker: worker, cluster: cluster, source: source)
        try await withThrowingTaskGroup { group in
            for claim in claims {
                group.addTask { try await collect(claim) }
            }
            try await group.waitForAll()
        }
    }

    /// Runs one command.
    func collect(_ claim: BatchStore.Claim) async throws {
        let outcome = await CommandRunner(
            argv: claim.argv, timeout: claim.timeout, maxBytes: claim.maxBytes
        ).run()
        // Who stops still says what became of the command; the lease would hold it otherwise.
        let status = try await Task {
            try await store.finish(claim, worker: worker, BatchStore.Output(outcome))
        }.value
        log.info(
            "collected",
            [
                "collection": "\(claim.collectionID)", "cluster": claim.cluster,
                "source": claim.source, "status": status,
            ])
    }
}
