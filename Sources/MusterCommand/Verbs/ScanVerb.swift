import Muster
import MusterDatabase
import MusterWorker
import PostgresClient

/// `muster scan`: reads the statistics, explains what is new, and refreshes the advice.
struct ScanVerb: Verb {
    private let top = Option.value("top", "COUNT", "statements to look at, by total time")
    private let minMean = Option.value("min-mean-ms", "MS", "leave out statements faster than this")
    private let minCalls = Option.value(
        "min-calls", "COUNT", "leave out statements that ran less often")
    private let plans = Option.flag(
        "no-plans", "do not explain; only read the statistics and the texts")

    let name = "scan"
    let summary = "read statistics, explain what is new, refresh the advice"
    let help = """
        Does at once what a worker does by itself: a snapshot of pg_stat_statements, parsing, EXPLAIN
        through the explain login, rules, and a try of each candidate index on the planner.
        """
    var options: [Option] {
        [top, minMean, minCalls, plans, ExplainOptions.url] + CommonOptions.connection
            + CommonOptions.output
    }

    func run(_ context: Context) async throws -> ExitCode {
        let limits = ScanPipeline.Options(
            top: try context.arguments.integer(top, in: 1...100_000),
            minMeanMilliseconds: try context.arguments.number(minMean),
            minCalls: try context.arguments.integer(minCalls))
        let connection = try await context.connect(name)
        let session =
            context.arguments.flag(plans) ? nil : try await context.explainSession(connection)
        let began = ContinuousClock.now
        let report = try await ScanPipeline(connection, session: session).run(limits)
        let took = began.duration(to: .now)
        let figures: [(String, Int?)] = [
            ("statements seen", report.scan.seen), ("samples", report.scan.samples),
            ("texts parsed", report.parsed), ("utility statements dropped", report.utility),
            ("texts not understood", report.unparsable),
            ("keys found in expressions", report.resolvedExpressions),
            ("families", report.families), ("statements explained", report.planned),
            ("refused as unsafe", report.refused),
            ("not explainable", report.failed), ("plans changed", report.changed),
            ("candidates tried", report.verified), ("open advice", report.open),
            ("milliseconds", Int(took / .milliseconds(1))),
        ]
        var table = Table([.init("figure"), .init("value", .trailing)])
        for (name, value) in figures {
            table.append([.text(name), value.map(Table.Cell.integer) ?? .null])
        }
        try context.show(table)
        await session?.close()
        await connection.close()
        return .success
    }
}
