import Muster
import MusterDatabase
import MusterWorker
import PostgresClient

/// `muster simulate ID`: what indexes would bring a statement, without building them on its tables.
struct SimulateVerb: Verb {
    private let recommendation = Option.value(
        "recommendation", short: "r", "NUMBER", "the recommendation whose index to try")
    private let ddl = Option.value(
        "ddl", "SQL", "CREATE INDEX to try; may be given several times", isRepeatable: true)
    private let best = Option.flag("best", "the statement and advice that save most time")
    private let real = Option.flag(
        "real", "build the indexes on copies of the tables and run the statement there")
    private let plans = Option.flag("plans", "also print both plans")

    let name = "simulate"
    let summary = "what indexes would bring a statement; no table is changed"
    let operands = "[ID]"
    let help = """
        Plans the statement before and after with hypothetical indexes: those of --ddl, else that of
        --recommendation, else those of the statement's open advice. Costs are the planner's.
        With --real the tables are copied into the sandbox, the indexes are built there, and the
        statement is run with and without them: see advisor.setup_sandbox().
        """
    var options: [Option] {
        [best, recommendation, ddl, real, plans, ExplainOptions.url, ExplainOptions.sandbox]
            + CommonOptions.connection + CommonOptions.output
    }

    func run(_ context: Context) async throws -> ExitCode {
        let connection = try await context.connect(name)
        let store = AdvisorStore(connection)
        let statementID = try await statement(context, store)
        let number = try context.arguments.integer(recommendation, in: 1...Int.max).map(Int64.init)
        var definitions = context.arguments.strings(ddl)
        if definitions.isEmpty, number == nil {
            definitions = try await store.openDefinitions(of: statementID)
        }
        let simulationID = try await store.requestSimulation(
            of: statementID, recommendation: number,
            definitions: definitions.isEmpty ? nil : definitions,
            isReal: context.arguments.flag(real))
        let session = try await context.explainSession(connection)
        let limit: Duration =
            context.arguments.flag(real)
            ? try await store.core.interval("advisor.sandbox_timeout") : .seconds(30)
        try await Simulator(
            store: store, session: session, sandbox: try context.sandboxOptions()
        ).answerUntilDone(simulationID, within: limit)
        await session.close()
        let code = try show(try await store.simulation(simulationID), context)
        await connection.close()
        return code
    }

    private func statement(_ context: Context, _ store: AdvisorStore) async throws -> Int64 {
        guard context.arguments.flag(best) else { return try context.identifier(0, "a statement") }
        guard let statementID = try await store.statementWithBestAdvice() else {
            throw UsageError(
                "there is no verified advice to simulate", hint: "Run: muster scan")
        }
        return statementID
    }

    private func show(_ simulation: Row, _ context: Context) throws -> ExitCode {
        guard try simulation.decode("status", as: String.self) == "done" else {
            context.console.show(
                ErrorReport(
                    message: try simulation.decode("message", as: String?.self) ?? "no answer",
                    hint: try simulation.decode("hint", as: String?.self)))
            return try simulation.decode("status", as: String.self) == "refused"
                ? .refused : .failure
        }
        let names = [
            "statement_id", "ddl", "before_cost", "after_cost", "improvement_pct", "labels",
            "notes", "before_ms", "after_ms", "before_median_ms", "after_median_ms",
            "before_buffers", "after_buffers", "runs",
        ]
        let values = try names.map { try simulation[$0] }
        if try context.isForPeople {
            let rows: [(String, String?)] = try [
                ("statement", values[0]),
                ("with", simulation.decode("ddl", as: [String].self).joined(separator: "\n")),
                ("cost before", values[2]), ("cost after", values[3]),
                ("ms before, least", values[7]), ("ms after, least", values[8]),
                ("ms before, median", values[9]), ("ms after, median", values[10]),
                ("blocks before", values[11]), ("blocks after", values[12]),
                ("runs of each", values[13]),
                ("improvement", values[4].map { $0 + " %" }),
                ("changes", simulation.decode("labels", as: [String].self).joined(separator: "\n")),
                ("notes", simulation.decode("notes", as: [String].self).joined(separator: "\n")),
            ]
            var table = Table([.init("simulation"), .init("result")])
            for (name, value) in rows where value != nil {
                table.append([.text(name), .text(value)])
            }
            try context.show(table)
        } else {
            var table = Table(
                names.map { .init($0, Self.isNumber($0) ? .trailing : .leading) })
            table.append(
                zip(names, values).map { name, value in
                    guard let value else { return .null }
                    return Self.isNumber(name) ? .number(value) : .text(value)
                })
            try context.show(table)
        }
        if context.arguments.flag(plans) {
            for (title, column) in [("before", "before_plan"), ("after", "after_plan")] {
                let plan = try Plan(parsing: simulation.decode(column, as: String.self))
                context.console.write(lines: ["Plan \(title):"] + plan.lines(.explain) + [""])
            }
        }
        return .success
    }

    private static func isNumber(_ column: String) -> Bool {
        ["_cost", "_ms", "_buffers", "runs"].contains { column.hasSuffix($0) }
    }
}
