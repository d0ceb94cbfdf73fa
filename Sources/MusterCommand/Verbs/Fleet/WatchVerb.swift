import Muster
import MusterDatabase
import MusterWorker
import PostgresClient
import Synchronization

/// `muster watch vm`: tells every change of claims and hosts in pools, as it happens.
struct WatchVerb: Verb {
    private let after = Option.value(
        "after", "EVENT", "begin behind this event, the number that a line begins with")

    let name = "watch"
    let summary = "tell changes of claims as they happen, and miss none"
    let operands = "vm"
    var operandCount: ClosedRange<Int> { 1...1 }
    let help = """
        One line for each change: event|time|host|pool|status|holder|claim. The state is the one that
        the host has when the line is written; several changes within 50 ms may be one line. It
        reconnects by itself and goes on where it was; --after goes on where an earlier one ended. A line
        with * for the host says: the server has crashed, read everything again.
        """
    var options: [Option] { [after] + CommonOptions.connection }

    func operandWords(_ registry: VerbRegistry) -> [String] { ["vm"] }

    func run(_ context: Context) async throws -> ExitCode {
        guard context.arguments.operand(0) == "vm" else {
            throw UsageError("there is nothing to watch but vm")
        }
        let options = try context.connectionOptions(name)
        var place = try await start(context)
        var backoff = ReconnectBackoff(first: .milliseconds(100), limit: .seconds(1))
        while !context.console.isClosed {
            do {
                place = try await follow(options, from: place, context, &backoff)
            } catch let loss as Lost {
                place = loss.place
                let action = backoff.failed()
                if action.report != nil {
                    context.log.warning("connection lost", ["sqlstate": loss.state])
                }
                try await Task.sleep(for: action.delay)
            }
        }
        return .success
    }

    /// The connection is gone; where to go on.
    private struct Lost: Error {
        let place: FleetStore.ChangePlace
        let state: String
    }

    /// Whether the listener is gone, which the reader's own connection need not notice.
    private final class Hearing: Sendable {
        let hasEnded = Mutex(false)
    }

    /// The first connection: what is wrong here is wrong for good, so it ends the program.
    private func start(_ context: Context) async throws -> FleetStore.ChangePlace {
        let connection = try await context.connect(name)
        do {
            let fleet = FleetStore(connection)
            var place = try await fleet.presentPlace()
            if let event = try context.arguments.integer(after, in: 1...Int.max) {
                guard let known = try await fleet.place(ofEvent: Int64(event)) else {
                    throw UsageError(
                        "event \(event) is not kept any more",
                        hint: "Read fleet.stat_vm, then watch without --after.")
                }
                place = known
            }
            await connection.close()
            return place
        } catch {
            await connection.close()
            throw error
        }
    }

    /// Listens first and reads then, so that nothing falls between; returns when nobody reads.
    private func follow(
        _ options: ConnectionOptions, from start: FleetStore.ChangePlace, _ context: Context,
        _ backoff: inout ReconnectBackoff
    ) async throws -> FleetStore.ChangePlace {
        var place = start
        var connection: PostgresConnection?
        do {
            let listener = try await PostgresListener.connect(options, channels: ["fleet_vm"])
            let reader = try await PostgresConnection.connect(options)
            connection = reader
            if case .restored(let pause, _) = backoff.connected() {
                context.log.info("listening again", ["after": "\(pause)"])
            }
            let wake = WakeSignal()
            let hearing = Hearing()
            let ear = Task {
                defer {
                    hearing.hasEnded.withLock { $0 = true }
                    wake.signal()
                }
                for try await _ in listener.notifications { wake.signal() }
            }
            defer { ear.cancel() }
            let fleet = FleetStore(reader)
            while !context.console.isClosed {
                var count = FleetStore.changeBatch
                while count >= FleetStore.changeBatch {
                    let changes = try await fleet.changes(behind: &place)
                    count = changes.count
                    context.console.write(lines: try changes.map(Self.line))
                }
                // A look without a notification, too: the poll finds what a lost one hid.
                await wake.wait(atMost: .seconds(2))
                try Task.checkCancellation()
                if hearing.hasEnded.withLock(\.self) {
                    await reader.close()
                    throw Lost(place: place, state: "listener")
                }
            }
            await reader.close()
            return place
        } catch let error as PostgresError {
            await connection?.close()
            throw Lost(place: place, state: error.sqlState.rawValue)
        } catch {
            await connection?.close()
            throw error
        }
    }

    private static func line(_ row: Row) throws -> String {
        let host = try row.decode("read_all_again", as: Bool.self) ? "*" : try row["hostname"] ?? ""
        let cells = [
            try row["event_id"], try row["occurred_at"], host, try row["pool"], try row["status"],
            try row["holder"], try row["claim_id"],
        ]
        return cells.map { Terminal.escaped($0 ?? "") }.joined(separator: "|")
    }
}
