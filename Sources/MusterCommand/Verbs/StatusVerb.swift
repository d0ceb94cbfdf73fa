import MusterDatabase
import PostgresClient

/// `muster status`: what is installed and how it is doing.
struct StatusVerb: Verb {
    let name = "status"
    let summary = "what is installed and how it is doing"
    let help = "Prints the rows of muster.status()."
    let options = CommonOptions.connection + CommonOptions.output

    func run(_ context: Context) async throws -> ExitCode {
        let connection = try await context.connect(name)
        try context.show(try await CoreStore(connection).status())
        await connection.close()
        return .success
    }
}
