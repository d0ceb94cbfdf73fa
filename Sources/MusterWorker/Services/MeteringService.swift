import Muster
import MusterDatabase
import PostgresClient

/// Removes partitions of usage records that are past their retention, without stopping anybody.
///
/// `DETACH … CONCURRENTLY` cannot run in a function, so the database asks for it and a worker does it.
/// Any number of workers may: the second finds the partition gone, and one that dies in between leaves
/// what the next one finishes. It takes a login that may detach; without one the task
/// `metering.clean_up` drops the partition under a lock, later.
enum MeteringServices {
    static func make(options: ConnectionOptions, pause: Duration, log: Log) -> any Service {
        Reconnecting(name: "usage retention", options: options, log: log) { connection in
            let store = MeteringStore(connection)
            while true {
                if try await store.mayDetach() {
                    while let partition = try await store.closePartition() {
                        try await store.detach(partition)
                        guard try await store.drop(partition) else { break }
                        log.info("usage records removed", ["partition": partition.name])
                    }
                }
                try await Task.sleep(for: pause)
            }
        }
    }
}
