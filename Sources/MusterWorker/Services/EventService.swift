import Muster
import MusterDatabase
import PostgresClient

/// Delivers events to the SQL functions that subscribe to them, at once when a notification comes and
/// every few seconds anyway.
enum EventServices {
    /// As many events as one transaction takes; a bound on how much one failure repeats.
    private static let batch = 100

    /// A subscription at which another runner is at work is passed over, and what comes while that
    /// runner ends would wait for the next poll; so each round has a second look after this time.
    private static let secondLook = Duration.milliseconds(250)

    /// The service; `wake` is given when a notification came or the listener is new.
    static func make(
        options: ConnectionOptions, wake: WakeSignal, pollInterval: Duration, log: Log
    ) -> any Service {
        Reconnecting(name: "events", options: options, log: log) { connection in
            let core = CoreStore(connection)
            while true {
                // Whatever was written while nobody listened is found here: the table is the truth.
                for pause in [secondLook, pollInterval] {
                    while try await core.deliverEvents(atMost: batch) >= batch {}
                    await wake.wait(atMost: pause)
                    try Task.checkCancellation()
                }
            }
        }
    }
}
