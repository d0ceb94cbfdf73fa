import Muster
import MusterDatabase
import PostgresClient

/// Runs the commands of the batch schedulers that are due.
///
/// When a source is due, how long it is leased and how long failures make it wait is decided in the
/// database, so any number of workers collect each source once. A cluster whose commands hang holds
/// one of `commandsAtOnce`, because the database leases the sources of a cluster one after the other.
struct CollectorService: Sendable {
    /// Topics that wake it.
    static let topics = ["batch_collect"]

    /// Enough that a few hanging login nodes delay nobody else; output is held in memory, hence a limit.
    private static let commandsAtOnce = 4

    private let worker: String
    private let wake: WakeSignal
    private let log: Log

    /// The service, over one connection.
    static func make(
        options: ConnectionOptions, worker: String, wake: WakeSignal, pollInterval: Duration,
        log: Log
    ) -> any Service {
        let collector = CollectorService(worker: worker, wake: wake, log: log)
        return Reconnecting(name: "collector", options: options, log: log) { connection in
            try await collector.run(BatchStore(connection), pollInterval: pollInterval)
        }
    }

    /// Claims and runs until the task is cancelled or a command's result cannot be handed in.
    private func run(_ store: BatchStore, pollInterval: Duration) async throws {
        let slots = CollectorSlots(count: Self.commandsAtOnce)
        try await withThrowingDiscardingTaskGroup { group in
            while !group.isCancelled {
                while slots.take() {
                    guard let claim = try await store.claim(worker: worker) else {
                        slots.giveBack()
                        break
                    }
                    group.addTask {
                        defer {
                            slots.giveBack()
                            wake.signal()
                        }
                        try await Collector(store, worker: worker, log: log).collect(claim)
                    }
                }
                await wake.wait(atMost: pollInterval)
                try Task.checkCancellation()
            }
        }
    }
}

extension BatchStore.Output {
    /// What came of a run, for the database.
    init(_ outcome: CommandRunner.Outcome) {
        self.init(
            capturedAt: outcome.startedAt, exitCode: outcome.exitCode,
            document: outcome.standardOutput, stderr: outcome.standardError,
            failure: outcome.failure)
    }
}
