import Muster
import MusterDatabase
import PostgresClient

/// Runs the tasks that are due, cancels runs that take too long, and sees when the schema is upgraded.
///
/// Any number of workers do this at the same time: the database lets one run a given task.
enum TaskServices {
    /// The services, each with a connection of its own: a cancel must not wait behind the run.
    static func make(options: ConnectionOptions, pollInterval: Duration, log: Log) -> [any Service]
    {
        [
            Reconnecting(name: "tasks", options: options, log: log) { connection in
                let core = CoreStore(connection)
                while true {
                    try await core.runDueTasks()
                    try await Task.sleep(for: pollInterval)
                }
            },
            Reconnecting(name: "task timeouts", options: options, log: log) { connection in
                let core = CoreStore(connection)
                while true {
                    // An upgrade does not wait for workers, and nothing else here is as quick.
                    let compatibility = try await core.compatibility()
                    guard compatibility == .compatible else {
                        throw SchemaChanged(compatibility: compatibility)
                    }
                    let cancelled = try await core.cancelOverdueRuns()
                    if cancelled > 0 {
                        log.warning("cancelled overdue tasks", ["count": "\(cancelled)"])
                    }
                    try await Task.sleep(for: .seconds(1))
                }
            },
        ]
    }
}
