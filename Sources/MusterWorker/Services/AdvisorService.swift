import Muster
import MusterDatabase
import PostgresClient

/// Follows up on scans and answers simulations.
enum AdvisorServices {
    /// Topics that wake them.
    static let scanTopics = ["advisor_scan", "advisor_scan_requested"]
    static let simulationTopic = "advisor_simulation"
    static let adviceTopic = "advisor_advice"

    /// Where the services connect, and what wakes them.
    struct Setup: Sendable {
        let options: ConnectionOptions
        let explainOptions: ConnectionOptions
        let sandboxOptions: ConnectionOptions
        let scanWake: WakeSignal
        /// One for each simulation that may run at the same time.
        let simulationWakes: [WakeSignal]
        let adviceWake: WakeSignal
        let pollInterval: Duration
        let log: Log
    }

    /// The services: one for scans, and one for each simulation that may run at the same time.
    static func make(_ setup: Setup) -> [any Service] {
        let scans = Reconnecting(name: "advisor", options: setup.options, log: setup.log) {
            try await followScans($0, setup)
        }
        let simulators = setup.simulationWakes.enumerated().map { number, wake in
            Reconnecting(
                name: "simulator \(number + 1)", options: setup.options, log: setup.log
            ) {
                try await answerSimulations($0, wake, setup)
            }
        }
        let advice = Reconnecting(name: "advice", options: setup.options, log: setup.log) {
            try await answerAdvice($0, setup)
        }
        return [scans, advice] + simulators
    }

    private static func answerAdvice(
        _ connection: PostgresConnection, _ setup: Setup
    ) async throws {
        let limits = try await CoreStore(connection).explainLimits()
        let answerer = AdviceAnswerer(
            store: AdvisorStore(connection), explainOptions: setup.explainOptions,
            sandboxOptions: setup.sandboxOptions, limits: limits)
        while true {
            while try await answerer.answerNext() { setup.log.info("indexes chosen", [:]) }
            await setup.adviceWake.wait(atMost: setup.pollInterval)
            try Task.checkCancellation()
        }
    }

    private static func followScans(_ connection: PostgresConnection, _ setup: Setup) async throws {
        let store = AdvisorStore(connection)
        try await withExplainSession(connection, setup) { session in
            let pipeline = ScanPipeline(connection, session: session)
            // A scan is followed up once: whether there is work is a question over all samples of
            // the window, too dear to be asked every few seconds.
            var followed: Int64?
            while true {
                while let request = try await store.claimScanRequest() {
                    try await serve(request, store, pipeline, setup.log)
                }
                if let scan = try await store.lastScan(), scan.scanID != followed {
                    followed = scan.scanID
                    guard try await store.hasFollowUpWork() else { continue }
                    let report = try await pipeline.followUp(scan)
                    if report.mayHaveLeftWork { followed = nil }
                    setup.log.info(
                        "scan followed up",
                        [
                            "scan": "\(scan.scanID)", "parsed": "\(report.parsed)",
                            "planned": "\(report.planned ?? 0)", "open": "\(report.open)",
                        ])
                }
                await setup.scanWake.wait(atMost: setup.pollInterval)
                try Task.checkCancellation()
            }
        }
    }

    private static func serve(
        _ request: Int64, _ store: AdvisorStore, _ pipeline: ScanPipeline, _ log: Log
    ) async throws {
        do {
            let report = try await pipeline.run()
            try await store.finishScanRequest(request, scanID: report.scan.scanID)
            log.info(
                "scan done",
                [
                    "request": "\(request)", "scan": "\(report.scan.scanID)",
                    "open": "\(report.open)",
                ])
        } catch let error as PostgresError where !error.isConnectionLoss {
            try await store.failScanRequest(
                request, sqlState: error.sqlState.rawValue, message: error.description)
        }
    }

    private static func answerSimulations(
        _ connection: PostgresConnection, _ wake: WakeSignal, _ setup: Setup
    ) async throws {
        try await withExplainSession(connection, setup) { session in
            let store = AdvisorStore(connection)
            let simulator = Simulator(
                store: store, session: session, sandbox: setup.sandboxOptions)
            // Before anything new is made: what a worker that was killed left behind.
            try await store.sweepSandbox()
            while true {
                let answered = try await simulator.answerAll()
                if answered > 0 {
                    setup.log.debug("simulations answered", ["count": "\(answered)"])
                }
                await wake.wait(atMost: setup.pollInterval)
                try Task.checkCancellation()
            }
        }
    }

    private static func withExplainSession(
        _ connection: PostgresConnection, _ setup: Setup,
        _ body: (ExplainSession) async throws -> Void
    ) async throws {
        let limits = try await CoreStore(connection).explainLimits()
        let session = try await ExplainSession.open(setup.explainOptions, limits: limits)
        do {
            try await body(session)
            await session.close()
        } catch {
            await session.close()
            throw error
        }
    }
}
