import MusterDatabase

/// `muster hosts`: who is alive, and who holds what.
struct HostsVerb: Verb {
    private enum Liveness: String, CaseIterable {
        case alive, stale, lost, unknown
    }

    private let liveness = Option.value("liveness", "STATE", "alive, stale, lost or unknown")
    private let onlyPool = Option.value("pool", "POOL", "only hosts of this pool")

    let name = "hosts"
    let summary = "hosts: alive or not, in which pool, held by whom"
    let help = "Prints rows of fleet.stat_host, by name."
    var options: [Option] {
        [onlyPool, liveness, FleetOptions.limit, CommonOptions.watch] + CommonOptions.connection
            + CommonOptions.output
    }

    func run(_ context: Context) async throws -> ExitCode {
        let state = try context.arguments.choice(liveness, of: Liveness.self)
        let limit = try FleetOptions.limit(context)
        let pool = context.arguments.string(onlyPool)
        return try await context.repeating {
            try await context.withFleet(name) { fleet in
                try context.show(
                    try await fleet.hosts(pool: pool, liveness: state?.rawValue, limit: limit))
            }
        }
    }
}
