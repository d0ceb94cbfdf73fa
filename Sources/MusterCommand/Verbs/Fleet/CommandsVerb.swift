import MusterDatabase

/// `muster commands`: what hosts shall do now.
struct CommandsVerb: Verb {
    let name = "commands"
    let summary = "the current command of each host"
    let help = "Prints rows of profiling.stat_command, newest first."
    var options: [Option] {
        [FleetOptions.host, FleetOptions.limit, CommonOptions.watch] + CommonOptions.connection
            + CommonOptions.output
    }

    func run(_ context: Context) async throws -> ExitCode {
        let limit = try FleetOptions.limit(context)
        let host = context.arguments.string(FleetOptions.host)
        return try await context.repeating {
            try await context.withFleet(name) { fleet in
                try context.show(try await fleet.commands(host: host, limit: limit))
            }
        }
    }
}
