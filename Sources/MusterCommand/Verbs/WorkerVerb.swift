import FoundationEssentials
import Muster
import MusterDatabase
import MusterWeb
import MusterWorker
import PostgresClient

/// `muster worker`: everything that Muster does by itself.
struct WorkerVerb: Verb {
    private let poll = Option.value(
        "poll", "TIME", "how often tables are looked at without a notification; default 5s",
        environment: "MUSTER_POLL")
    private let listen = Option.flag(
        "no-listen", "only poll: for a pooler in transaction mode", environment: "MUSTER_NO_LISTEN")
    private let simulators = Option.value("simulators", "COUNT", "simulations at once; default 2")

    private let serve = Option.flag(
        "serve", "also serve the pages and the API, as muster serve does",
        environment: "MUSTER_SERVE")

    let name = "worker"
    let summary = "run tasks, deliver events, follow up on scans, answer simulations"
    let help = """
        Runs until SIGTERM or SIGINT, then drains. Any number of workers may run; each may be killed at
        any point. It reconnects by itself and logs one line an event to standard error. As a service of
        systemd it says when it is ready, and answers the watchdog. When the schema is upgraded to
        another release while it runs it ends with code 4.
        """
    var options: [Option] {
        [poll, listen, simulators, ExplainOptions.url, ExplainOptions.sandbox, serve]
            + ServeOptions.all + CommonOptions.connection
    }

    func run(_ context: Context) async throws -> ExitCode {
        let configuration = Worker.Configuration(
            options: try context.connectionOptions(name),
            explainOptions: try context.explainOptions(),
            sandboxOptions: try context.sandboxOptions(),
            pollInterval: try context.arguments.duration(poll) ?? .seconds(5),
            simulators: try context.arguments.integer(simulators, in: 1...64) ?? 2,
            listens: !context.arguments.flag(listen))
        let serving = context.arguments.flag(serve) ? try context.serveConfiguration() : nil
        try serving?.check()
        let connection = try await context.connect(name)
        let modules = Set(try await CoreStore(connection).modules())
        let isDangerous = try await CoreStore(connection).isSuperuser()
        await connection.close()
        guard !isDangerous else {
            throw ExplainRefusal.unsafeLogin(
                user: "of the worker", reason: "it is a superuser")
        }
        let worker = Worker(configuration, modules: modules, log: context.log)
        context.log.info(
            "ready",
            ["version": MusterVersion.current, "modules": modules.sorted().joined(separator: ",")])
        do {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await run(worker) }
                if let serving { group.addTask { try await context.serve(serving) } }
                defer { group.cancelAll() }
                // Neither ends by itself; when one fails, the other must not go on alone unnoticed.
                try await group.next()
            }
        } catch let error as SchemaChanged {
            throw SchemaMismatch(error.compatibility)
        }
        context.log.info("stopped")
        return .success
    }

    /// Runs the worker, and tells the service manager, if there is one.
    private func run(_ worker: Worker) async throws {
        guard let manager = ServiceManager(ProcessInfo.processInfo.environment) else {
            return try await worker.run()
        }
        manager.ready("working")
        try await withTaskCancellationHandler {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await manager.keepAlive() }
                defer { group.cancelAll() }
                try await worker.run()
            }
        } onCancel: {
            manager.stopping()
        }
    }
}
