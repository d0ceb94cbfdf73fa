import Muster
import MusterDatabase
import PostgresClient

/// Tells the changes of hosts and claims, many in one transaction.
///
/// A NOTIFY in each writer's own transaction would make all writers of the cluster commit one after
/// the other. Several workers do no harm: one of them works and the others find nothing.
enum NotificationServices {
    /// The setting that says how long changes are gathered.
    static let intervalSetting = "fleet.notify_interval"

    /// Once a second, the setting is read again.
    private static let settingsAreFresh: Duration = .seconds(1)

    /// How long the server is left to look for changes; a bound on how long a worker takes to stop.
    private static let longestWait: Duration = .milliseconds(500)

    static func make(options: ConnectionOptions, log: Log) -> any Service {
        Reconnecting(name: "notifications", options: options, log: log) { connection in
            let core = CoreStore(connection)
            let fleet = FleetStore(connection)
            while true {
                let pause = try await core.interval(intervalSetting)
                let until = ContinuousClock.now + settingsAreFresh
                repeat {
                    let areWaiting = try await fleet.awaitChanges(atMost: longestWait, every: pause)
                    // Also when none wait: after a crash of the server it says so.
                    while try await fleet.flushNotifications() >= FleetStore.flushBatch {}
                    if areWaiting { try await Task.sleep(for: pause) }
                    try Task.checkCancellation()
                } while ContinuousClock.now < until
            }
        }
    }
}
