import Muster
import MusterDatabase
import PostgresClient

/// Runs the commands of the batch schedulers that are due, one after the other over each connection.
///
/// When a source is due, how long it is leased and how long failures make it wait is decided in the
/// database, so any number of workers collect each source once.
enum CollectorServices {
    /// Topics that wake it.
    static let topics = ["batch_collect"]

    static func make(
        options: ConnectionOptions, worker: String, wake: WakeSignal, pollInterval: Duration,
        log: Log
    ) -> any Service {
        Reconnecting(name: "collector", options: options, log: log) { connection in
            let store = BatchStore(connection)
            while true {
                while try await collectNext(store, worker: worker, log: log) {}
                await wake.wait(atMost: pollInterval)
                try Task.checkCancellation()
            }
        }
    }

    /// Collects one source; returns false when none is due.
    private static func collectNext(_ store: BatchStore, worker: String, log: Log) async throws
        -> Bool
    {
        guard let claim = try await store.claim(worker: worker) else { return false }
        let outcome = await CommandRunner(
            argv: claim.argv, timeout: claim.timeout, maxBytes: claim.maxBytes
        ).run()
        let status = try await store.finish(
            claim, worker: worker,
            BatchStore.Output(
                capturedAt: outcome.startedAt, exitCode: outcome.exitCode,
                document: outcome.standardOutput, stderr: outcome.standardError,
                failure: outcome.failure))
        log.info(
            "collected",
            [
                "collection": "\(claim.collectionID)", "cluster": claim.cluster,
                "source": claim.source, "status": status,
            ])
        return true
    }
}
