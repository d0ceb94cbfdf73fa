import MusterDatabase

/// `muster export RESULT`: results for pandas, R and spreadsheets.
struct ExportVerb: Verb {
    private static let results = [
        "jobs", "transitions", "statistics_by_queue", "statistics_by_user",
        "statistics_by_project", "statistics_by_size", "throughput", "utilisation",
        "node_utilisation", "queue_depth", "fairness", "usage", "reservations", "run_now",
        "quality",
    ]

    private let json = Option.flag("json", "an object on each line, in place of CSV")

    let name = "export"
    let summary = "results of batch schedulers as CSV or JSON lines, for pandas and spreadsheets"
    let operands = "RESULT"
    var operandCount: ClosedRange<Int> { 1...1 }
    let help = """
        RESULT is jobs (one flat row per job, for machine learning), transitions, statistics_by_queue
        (_user, _project, _size), throughput, utilisation, node_utilisation, queue_depth, fairness,
        usage, reservations, run_now or quality. Prints batch.export().
        """
    var options: [Option] {
        [BatchOptions.cluster, BatchOptions.since, BatchOptions.until, json]
            + CommonOptions.connection
    }

    func operandWords(_ registry: VerbRegistry) -> [String] { Self.results }

    func run(_ context: Context) async throws -> ExitCode {
        let result = context.arguments.operand(0) ?? ""
        let (since, until) = context.period
        return try await context.withBatch(name) { store in
            let lines = try await store.export(
                result, cluster: try await context.cluster(store), since: since, until: until,
                asJSON: context.arguments.flag(json))
            context.console.write(lines: lines)
            return .success
        }
    }
}
