import MusterDatabase

/// `muster heartbeat HOST`: says that a host is alive, as its agent would.
struct HeartbeatVerb: Verb {
    private let address = Option.value("ip", "ADDRESS", "its address")
    private let containers = Option.value("containers", "JSON", "the whole inventory, an array")
    private let status = Option.value("status", "STATUS", "active, idle, error or offline")
    private let bootID = Option.value("boot-id", "ID", "changes with every boot")
    private let lastCommand = Option.value(
        "last-command", "ID", "acknowledges this command")

    let name = "heartbeat"
    let summary = "say that a host is alive, and get its command"
    let operands = "HOST"
    var operandCount: ClosedRange<Int> { 1...1 }
    let help = """
        Registers an unknown host. The answer has the command that the host shall run until it is
        acknowledged with --last-command.
        """
    var options: [Option] {
        [
            FleetOptions.service, address, FleetOptions.namespace, FleetOptions.pod, containers,
            status, bootID, lastCommand,
        ] + CommonOptions.connection + CommonOptions.output
    }

    func run(_ context: Context) async throws -> ExitCode {
        let host = try context.operandName(0, "the host")
        var heartbeat = FleetStore.Heartbeat()
        heartbeat.service = context.arguments.string(FleetOptions.service) ?? ""
        heartbeat.address = context.arguments.string(address)
        heartbeat.namespace = context.arguments.string(FleetOptions.namespace)
        heartbeat.pod = context.arguments.string(FleetOptions.pod)
        heartbeat.containers = context.arguments.string(containers)
        heartbeat.status = context.arguments.string(status)
        heartbeat.bootID = context.arguments.string(bootID)
        heartbeat.lastCommandID = context.arguments.string(lastCommand)
        return try await context.withFleet(name) { fleet in
            try context.show(try await fleet.heartbeat(host, heartbeat))
        }
    }
}
