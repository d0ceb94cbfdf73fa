import MusterDatabase
import PostgresClient

/// `muster doctor`: what is wrong, and the command that mends it.
struct DoctorVerb: Verb {
    private let all = Option.flag("all", short: "a", "also print the checks that found nothing")

    let name = "doctor"
    let summary = "check the installation; each finding comes with the command that mends it"
    let help = """
        Prints one row for each finding. The exit code is 5 when a check is critical or warns.
        """
    var options: [Option] { [all] + CommonOptions.connection + CommonOptions.output }

    func run(_ context: Context) async throws -> ExitCode {
        let connection = try await context.connect(name)
        let checks = try await CoreStore(connection).doctor()
        let shown = context.arguments.flag(all) ? checks : checks.filter { $0.state != "ok" }
        var table = Table(["check_name", "state", "detail", "fix"].map { .init($0) })
        for check in shown {
            table.append([
                .text(check.name), .text(check.state), .text(check.detail), .text(check.fix),
            ])
        }
        try context.show(table)
        await connection.close()
        return checks.contains { ["critical", "warning"].contains($0.state) } ? .findings : .success
    }
}
