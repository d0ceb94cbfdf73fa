import Muster
import MusterDatabase
public import PostgresClient

/// A service that works over one connection and starts again, with growing pauses, when it is lost.
///
/// A lost connection, a server that restarts or is a hot standby are ordinary; the service tells the
/// log once when the trouble begins and once when it is over. Any other error is a fault of ours or of
/// the schema: it is logged and tried again too, because a worker that exits over one bad row helps
/// nobody, but never more often than the pause allows.
struct Reconnecting: Service {
    let name: String
    let options: ConnectionOptions
    let log: Log
    /// Works until the connection is lost or the task is cancelled.
    let body: @Sendable (PostgresConnection) async throws -> Void

    func run() async throws {
        var backoff = ReconnectBackoff()
        while !Task.isCancelled {
            do {
                let connection = try await PostgresConnection.connect(options)
                backoff.connected(log, name)
                do {
                    try await body(connection)
                    await connection.close()
                } catch {
                    await connection.close()
                    throw error
                }
            } catch is CancellationError {
                return
            } catch {
                if Task.isCancelled { return }
                try await backoff.pause(after: error, log, name)
            }
        }
    }
}
