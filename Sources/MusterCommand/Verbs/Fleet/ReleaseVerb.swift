import MusterDatabase

/// `muster release HOST`: ends the claim of a host.
struct ReleaseVerb: Verb {
    private let claim = Option.value("claim", "NUMBER", "only this claim")

    let name = "release"
    let summary = "end the claim of a host"
    let operands = "HOST"
    var operandCount: ClosedRange<Int> { 1...1 }
    let help = "Releasing what is free already is harmless."
    var options: [Option] { [claim] + CommonOptions.connection }

    func run(_ context: Context) async throws -> ExitCode {
        let host = try context.operandName(0, "the host")
        let claimID = try context.arguments.integer(claim, in: 1...Int.max)
        return try await context.withFleet(name) { fleet in
            let hasEnded = try await fleet.release(host, claimID: claimID)
            context.console.write(lines: [hasEnded ? "released" : "was free already"])
        }
    }
}
