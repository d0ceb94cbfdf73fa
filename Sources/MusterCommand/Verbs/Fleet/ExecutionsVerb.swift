import MusterDatabase

/// `muster executions`: what was delivered to hosts, and what came of it.
struct ExecutionsVerb: Verb {
    let name = "executions"
    let summary = "the trail of commands that were delivered"
    let help = "Prints rows of profiling.stat_execution, newest first."
    var options: [Option] {
        [FleetOptions.host, FleetOptions.limit] + CommonOptions.connection + CommonOptions.output
    }

    func run(_ context: Context) async throws -> ExitCode {
        let limit = try FleetOptions.limit(context)
        let host = context.arguments.string(FleetOptions.host)
        return try await context.withFleet(name) { fleet in
            try context.show(try await fleet.executions(host: host, limit: limit))
        }
    }
}
