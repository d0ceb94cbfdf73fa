import MusterDatabase
import PostgresClient

/// Options that the verbs of the schema `metering` share.
enum MeteringOptions {
    static let since = Option.value("since", "TIME", "from when: 7d, 12h, or a date")
    static let until = Option.value("until", "TIME", "until when; default now")

    /// A range of time.
    static let range = [since, until]
}

extension Context {
    /// The range of the command line; its ends may be missing.
    var usageRange: UsageRange {
        func end(_ option: Option) -> BatchTime? {
            arguments.isGiven(option) ? time(option, default: .now) : nil
        }
        return UsageRange(since: end(MeteringOptions.since), until: end(MeteringOptions.until))
    }

    /// Runs a body with the schema `metering`, over a connection of its own.
    ///
    /// - Parameters:
    ///   - purpose: the application's name on the server, behind `muster`.
    ///   - body: what to do.
    /// - Returns: how it ended.
    /// - Throws: what the body throws; the client's error.
    func withMetering(
        _ purpose: String, _ body: (MeteringStore) async throws -> ExitCode
    ) async throws -> ExitCode {
        let connection = try await connect(purpose)
        do {
            let code = try await body(MeteringStore(connection))
            await connection.close()
            return code
        } catch {
            await connection.close()
            throw error
        }
    }
}
