import Muster
import PostgresClient

/// A service that works over one connection and starts again, after a pause, when it is lost.
///
/// A lost connection, a server that restarts or is a hot standby are ordinary; the log says once when
/// the trouble begins and once when it is over. Any other error is a fault of ours or of the schema: it
/// is logged once for each SQLSTATE and tried again too, because a worker that exits over one bad row
/// helps nobody.
struct Reconnecting: Service {
    let name: String
    let options: ConnectionOptions
    let log: Log
    /// Works until the connection is lost or the task is cancelled.
    let body: @Sendable (PostgresConnection) async throws -> Void

    /// Short enough that the work goes on within 2 seconds of the server being back.
    static let longestPause: Duration = .seconds(1)

    func run() async throws {
        var backoff = ReconnectBackoff(first: .milliseconds(100), limit: Self.longestPause)
        var lastState: SQLState?
        while !Task.isCancelled {
            do {
                try await runOnce(&backoff)
            } catch {
                if Task.isCancelled { return }
                let action = backoff.failed()
                let state = (error as? PostgresError)?.sqlState
                if action.report != nil || state != lastState { report(error) }
                lastState = state
                try? await Task.sleep(for: action.delay)
            }
        }
    }

    private func runOnce(_ backoff: inout ReconnectBackoff) async throws {
        let connection = try await PostgresConnection.connect(options)
        if case .restored(let pause, let attempts) = backoff.connected() {
            log.info(
                "connection restored",
                ["service": name, "after": "\(pause)", "attempts": "\(attempts)"])
        }
        do {
            try await body(connection)
            await connection.close()
        } catch {
            await connection.close()
            throw error
        }
    }

    private func report(_ error: any Error) {
        guard let error = error as? PostgresError else {
            log.error("service failed", ["service": name, "error": "\(type(of: error))"])
            return
        }
        let message = error.isConnectionLoss ? "connection lost" : "service failed"
        log.warning(
            message,
            ["service": name, "sqlstate": error.sqlState.rawValue, "error": error.description])
    }
}
