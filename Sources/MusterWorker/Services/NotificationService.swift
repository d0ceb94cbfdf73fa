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

    static func make(options: ConnectionOptions, log: Log) -> any Service {
        Reconnecting(name: "notifications", options: options, log: log) { connection in
            let core = CoreStore(connection)
            let fleet = FleetStore(connection)
            while true {
                let pause = try await core.interval(intervalSetting)
                let until = ContinuousClock.now + settingsAreFresh
                repeat {
                    while try await fleet.flushNotifications() >= FleetStore.flushBatch {}
                    try await Task.sleep(for: pause)
                } while ContinuousClock.now < until
            }
        }
    }
}
