import Muster
import MusterDatabase

/// `muster submit`: asks for profiles.
struct SubmitVerb: Verb {
    private enum Mode: String, CaseIterable {
        case cpu, memory, allocation, native
    }

    private static let levels = [
        FleetOptions.service, Option.value("job", "JOB", "the job"), FleetOptions.namespace,
        FleetOptions.pod, Option.value("container", "CONTAINER", "the container"),
        Option.value("on-host", "HOST", "the host"),
        Option.value("process", "PROCESS", "the name of the process"),
        Option.value("pid", "PID", "the id of the process"),
    ]
    private let mode = Option.value("mode", "MODE", "cpu, memory, allocation or native")
    private let duration = Option.value("duration", "TIME", "how long; default 60s")
    private let rate = Option.value("rate", "HERTZ", "samples per second, 1 to 1000; default 11")
    private let isContinuous = Option.flag(
        "continuous", "until it is stopped; for a service alone also on hosts that join later")
    private let isDryRun = Option.flag("dry-run", "show the hosts and what would change")

    let name = "submit"
    let summary = "ask for profiles of services, pods, hosts, processes, …"
    let help = """
        Every part of the target that is given must hold. On a host that has a command waiting the two
        merge: longest duration, highest rate, all processes.
        """
    var options: [Option] {
        Self.levels + [mode, duration, rate, isContinuous, isDryRun, FleetOptions.key]
            + CommonOptions.connection + CommonOptions.output
    }

    func run(_ context: Context) async throws -> ExitCode {
        var target: [String: JSONValue] = [:]
        for level in Self.levels {
            guard let text = context.arguments.string(level) else { continue }
            target[level.name == "on-host" ? "host" : level.name] = .string(text)
        }
        guard !target.isEmpty else {
            let names = Self.levels.map { "--" + $0.name }.joined(separator: ", ")
            throw UsageError("the target is missing", hint: "Give any of \(names).")
        }
        var request = FleetStore.ProfilingRequest(target: JSONValue.object(target).serialized())
        if let mode = try context.arguments.choice(mode, of: Mode.self) {
            request.mode = mode.rawValue
        }
        if let duration = try context.arguments.duration(duration) { request.duration = duration }
        if let rate = try context.arguments.integer(rate) { request.sampleRate = rate }
        request.isContinuous = context.arguments.flag(isContinuous)
        request.idempotencyKey = context.arguments.string(FleetOptions.key)
        let wanted = request
        return try await context.withFleet(name) { fleet in
            try context.show(
                context.arguments.flag(isDryRun)
                    ? try await fleet.preview(wanted) : try await fleet.submit(wanted))
        }
    }
}
