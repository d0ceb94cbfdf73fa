import MusterDatabase
import PostgresClient

/// `muster install`: puts the kit into a database, or brings it up to date.
struct InstallVerb: Verb {
    private let modules = Option.value(
        "modules", "NAMES",
        "modules, separated by commas, or all; default: what is installed, or all")

    let name = "install"
    let summary = "install or upgrade the kit in a database"
    let help = """
        Installs the kit that this program carries, in one transaction, as sql/install.sql does. Run it
        as often as you like, as the role that shall own the kit; it need not be superuser.
        """
    var options: [Option] { [modules] + CommonOptions.connection }

    func run(_ context: Context) async throws -> ExitCode {
        let connection = try await PostgresConnection.connect(context.connectionOptions(name))
        let installed = try await KitInstaller(connection)
            .install(modules: context.arguments.string(modules) ?? "")
        context.console.write(
            lines: ["muster \(EmbeddedKit.version): \(installed.joined(separator: ", "))"])
        await connection.close()
        return .success
    }
}
