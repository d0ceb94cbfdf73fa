import MusterDatabase

/// `muster claim HOLDER`: gets a free and healthy host.
struct ClaimVerb: Verb {
    private let label = Option.value(
        "label", "LABEL", "must be on the host", isRepeatable: true)
    private let command = Option.value(
        "command", "TEXT", "what the host shall run; only its agent and operators read it")
    private let timeToLive = Option.value(
        "ttl", "TIME", "the claim ends by itself: 8h; default: never")

    let name = "claim"
    let summary = "claim a free host of a pool"
    let operands = "HOLDER"
    var operandCount: ClosedRange<Int> { 1...1 }
    let help = """
        Prints the host and the number of the claim, which grows with every claim of a host: give it to
        muster release, so that a late release never ends the claim of somebody else.
        """
    var options: [Option] {
        [FleetOptions.pool, label, command, timeToLive, FleetOptions.key]
            + CommonOptions.connection + CommonOptions.output
    }

    func run(_ context: Context) async throws -> ExitCode {
        var request = FleetStore.ClaimRequest(
            holder: try context.operandName(0, "the holder"))
        if let pool = context.arguments.string(FleetOptions.pool) { request.pool = pool }
        request.labels = context.arguments.strings(label)
        request.command = context.arguments.string(command)
        request.timeToLive = try context.arguments.duration(timeToLive)
        request.idempotencyKey = context.arguments.string(FleetOptions.key)
        let wanted = request
        return try await context.withFleet(name) { fleet in
            try context.show(try await fleet.claim(wanted))
        }
    }
}
