import Muster
import MusterDatabase
import PostgresClient

/// A service that works over one connection and starts again, after a pause, when it is lost.
///
/// A lost connection, a server that restarts or is a hot standby are ordinary; the log says once when
/// the trouble begins and once when it is over. Any other error is a fault of ours or of the schema: it
/// is logged once for each SQLSTATE and tried again too, because a worker that exits over one bad row
/// helps nobody. Only a schema of another release ends it.
struct Reconnecting: Service {
    let name: String
    let options: ConnectionOptions
    let log: Log
    /// Works until the connection is lost or the task is cancelled.
    let body: @Sendable (PostgresConnection) async throws -> Void

    /// Short enough that the work goes on within 2 seconds of the server being back.
    static let longestPause: Duration = .seconds(1)

    /// The same trouble is told again after this time, and not at every attempt.
    static let silence: Duration = .seconds(60)

    func run() async throws {
        var backoff = ReconnectBackoff(first: .milliseconds(100), limit: Self.longestPause)
        var told: (trouble: String, at: ContinuousClock.Instant)?
        while !Task.isCancelled {
            do {
                try await runOnce(&backoff)
            } catch let error as SchemaChanged {
                throw error
            } catch {
                if Task.isCancelled { return }
                let trouble = Trouble(error)
                if told?.trouble != trouble.text
                    || told.map({ .now - $0.at > Self.silence }) == true
                {
                    told = (trouble.text, .now)
                    log.warning(trouble.kind, ["service": name, "error": trouble.text])
                }
                try? await Task.sleep(for: backoff.failed().delay)
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
}

/// An error in words that hold no data.
private struct Trouble {
    let kind: String
    let text: String

    init(_ error: any Error) {
        switch error {
        case let error as PostgresError:
            kind = error.isConnectionLoss ? "connection lost" : "service failed"
            text = error.description
        case let error as ExplainRefusal:
            kind = "service refused"
            text = error.reason
        default:
            kind = "service failed"
            text = "\(type(of: error))"
        }
    }
}
