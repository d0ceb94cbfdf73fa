import Muster
import MusterDatabase
import PostgresClient

/// Listens, and wakes the services that care; after a reconnect it wakes all of them, because what
/// was sent meanwhile is lost.
struct ListenService: Service {
    let name = "listener"
    let options: ConnectionOptions
    /// Topics that services of this worker care about.
    let topics: [String: [WakeSignal]]
    /// Woken by every topic, because a subscription may be made at any time.
    let subscribers: WakeSignal
    let log: Log

    func run() async throws {
        var backoff = ReconnectBackoff(first: .milliseconds(100), limit: Reconnecting.longestPause)
        while !Task.isCancelled {
            do {
                try await listen(&backoff)
            } catch {
                if Task.isCancelled { return }
                let action = backoff.failed()
                if action.report != nil {
                    let error = error as? PostgresError
                    log.warning(
                        "not listening, polling instead",
                        [
                            "sqlstate": error?.sqlState.rawValue ?? "",
                            "error": error?.description ?? "",
                        ])
                }
                try? await Task.sleep(for: action.delay)
            }
        }
    }

    private func listen(_ backoff: inout ReconnectBackoff) async throws {
        let channels = try await allTopics()
        let listener = try await PostgresListener.connect(options, channels: channels)
        if case .restored(let pause, _) = backoff.connected() {
            log.info("listening again", ["after": "\(pause)"])
        }
        wakeAll()
        for try await notification in listener.notifications {
            for wake in topics[notification.channel] ?? [] { wake.signal() }
            subscribers.signal()
        }
    }

    private func allTopics() async throws -> [String] {
        let connection = try await PostgresConnection.connect(options)
        let topics: [String]
        do {
            topics = try await CoreStore(connection).topics()
        } catch {
            await connection.close()
            throw error
        }
        await connection.close()
        return topics
    }

    private func wakeAll() {
        for wake in topics.values.joined() { wake.signal() }
        subscribers.signal()
    }
}
