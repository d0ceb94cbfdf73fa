import FoundationEssentials
public import Muster
import MusterDatabase
public import PostgresClient

/// The worker: everything that Muster does by itself.
///
/// Any number of them may run.
///
/// It holds nothing that the database does not: it may be killed at any point, and another one, or the
/// same one started again, goes on from what is in the tables.
public struct Worker: Sendable {
    /// How a worker is set up.
    public struct Configuration: Sendable {
        /// Where the worker's own login connects.
        public var options: ConnectionOptions
        /// Where the explain login connects; nil leaves out everything that explains.
        public var explainOptions: ConnectionOptions?
        /// Where the login of the sandbox connects.
        public var sandboxOptions: ConnectionOptions
        /// How often tables are looked at without a notification.
        public var pollInterval: Duration
        /// Simulations at the same time.
        public var simulators: Int
        /// Without LISTEN, behind a pooler in transaction mode, everything still works by polling.
        public var listens: Bool

        /// A configuration with the usual intervals.
        public init(
            options: ConnectionOptions, explainOptions: ConnectionOptions?,
            sandboxOptions: ConnectionOptions? = nil, pollInterval: Duration = .seconds(5),
            simulators: Int = 2, listens: Bool = true
        ) {
            self.options = options
            self.explainOptions = explainOptions
            self.sandboxOptions = sandboxOptions ?? options
            self.pollInterval = pollInterval
            self.simulators = simulators
            self.listens = listens
        }
    }

    private let services: [any Service]

    /// A worker for the modules that are installed in the database.
    ///
    /// - Parameters:
    ///   - configuration: where and how.
    ///   - modules: names of the installed modules.
    ///   - log: told what happens.
    public init(_ configuration: Configuration, modules: Set<String>, log: Log) {
        let subscribers = WakeSignal()
        let scanWake = WakeSignal()
        let adviceWake = WakeSignal()
        let simulationWakes = (0..<configuration.simulators).map { _ in WakeSignal() }
        var services = TaskServices.make(
            options: configuration.options, pollInterval: .seconds(1), log: log)
        services.append(
            EventServices.make(
                options: configuration.options, wake: subscribers,
                pollInterval: configuration.pollInterval, log: log))
        var topics: [String: [WakeSignal]] = [:]
        if modules.contains("advisor"), let explainOptions = configuration.explainOptions {
            for topic in AdvisorServices.scanTopics { topics[topic] = [scanWake] }
            topics[AdvisorServices.simulationTopic] = simulationWakes
            topics[AdvisorServices.adviceTopic] = [adviceWake]
            services += AdvisorServices.make(
                AdvisorServices.Setup(
                    options: configuration.options, explainOptions: explainOptions,
                    sandboxOptions: configuration.sandboxOptions, scanWake: scanWake,
                    simulationWakes: simulationWakes, adviceWake: adviceWake,
                    pollInterval: configuration.pollInterval, log: log))
        }
        if modules.contains("batch") {
            let wake = WakeSignal()
            for topic in CollectorService.topics { topics[topic] = [wake] }
            services.append(
                CollectorService.make(
                    options: configuration.options, worker: "muster \(UUID().uuidString)",
                    wake: wake, pollInterval: configuration.pollInterval, log: log))
        }
        if modules.contains("metering") {
            services.append(
                MeteringServices.make(
                    options: configuration.options, pause: configuration.pollInterval * 12, log: log
                ))
        }
        if modules.contains("fleet") {
            services.append(NotificationServices.make(options: configuration.options, log: log))
        }
        if configuration.listens {
            services.append(
                ListenService(
                    options: configuration.options, topics: topics, subscribers: subscribers,
                    log: log))
        }
        self.services = services
    }

    /// Runs until the task is cancelled; returns when everything has drained.
    public func run() async throws {
        try await ServiceGroup(services).run()
    }
}
