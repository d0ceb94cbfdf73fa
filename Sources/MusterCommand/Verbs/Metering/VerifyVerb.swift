import MusterDatabase
import PostgresClient

/// `muster verify`: compares every level of usage with what it is made of.
struct VerifyVerb: Verb {
    let name = "verify"
    let summary = "compare the rollups of usage with their records"
    let help = """
        Builds every bucket of the range anew and prints each measure that differs from what is stored.
        Ends with 5 when there is one. Days that wait to be rolled up are left out, and so is what has
        no source any more. Without a range: the last 30 days.
        """
    var options: [Option] {
        MeteringOptions.range + CommonOptions.connection + CommonOptions.output
    }

    func run(_ context: Context) async throws -> ExitCode {
        let range = context.usageRange
        return try await context.withMetering(name) { store in
            let rows = try await store.verify(range)
            if rows.isEmpty, try context.isForPeople {
                context.console.write(lines: ["all levels agree"])
            } else {
                try context.show(rows)
            }
            return rows.isEmpty ? .success : .findings
        }
    }
}
