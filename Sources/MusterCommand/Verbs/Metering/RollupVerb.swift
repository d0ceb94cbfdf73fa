import MusterDatabase

/// `muster rollup`: brings the rollups of usage up to date.
struct RollupVerb: Verb {
    private enum Level: String, CaseIterable {
        case minute, hour, day, all
    }

    private let level = Option.value(
        "level", "LEVEL", "minute, hour, day or all; default all")

    let name = "rollup"
    let summary = "bring the rollups of usage up to date now"
    let help = """
        Does what the worker's tasks do by themselves. With --since every bucket of the range is built
        anew from the level below; those that come out as they were are not written. Stopped at any
        point it has lost nothing.
        """
    var options: [Option] { [level] + MeteringOptions.range + CommonOptions.connection }

    func run(_ context: Context) async throws -> ExitCode {
        let level = try context.arguments.choice(level, of: Level.self) ?? .all
        let range = context.usageRange
        return try await context.withMetering(name) { store in
            try await store.aggregate(level.rawValue, anew: range.isEmpty ? nil : range)
            context.console.write(lines: [try await store.backlog()])
            return .success
        }
    }
}
