import MusterDatabase
import PostgresClient

extension Context {
    /// Runs a body with the schemas `fleet` and `profiling`, over a connection of its own.
    func withFleet(
        _ purpose: String, _ body: (FleetStore) async throws -> Void
    ) async throws -> ExitCode {
        let connection = try await connect(purpose)
        do {
            try await body(FleetStore(connection))
            await connection.close()
            return .success
        } catch {
            await connection.close()
            throw error
        }
    }

    /// An operand that is a name.
    ///
    /// - Parameters:
    ///   - index: which operand.
    ///   - what: what it names, for the message: `the host`.
    /// - Returns: the name.
    /// - Throws: ``UsageError`` when it is missing.
    func operandName(_ index: Int, _ what: String) throws(UsageError) -> String {
        guard let name = arguments.operand(index), !name.isEmpty else {
            throw UsageError("\(what) is missing")
        }
        return name
    }
}
