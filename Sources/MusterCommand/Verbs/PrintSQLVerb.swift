import MusterDatabase

/// `muster print-sql`: the kit as text, to be read or piped into psql.
struct PrintSQLVerb: Verb {
    let name = "print-sql"
    let summary = "print the SQL that install runs on an empty database"
    let help =
        "Prints all modules; pipe it into psql -v ON_ERROR_STOP=1 where this program may not connect."
    let options: [Option] = []

    func run(_ context: Context) async throws -> ExitCode {
        context.console.write(KitInstaller.script)
        return .success
    }
}
