import FoundationEssentials
import Muster
import MusterDatabase
import MusterWorker
import PostgresClient

/// `muster advise`: the indexes that serve the whole workload best within a budget.
struct AdviseVerb: Verb {
    private let budget = Option.value(
        "budget", "SIZE", "bytes that the new indexes may need together: 150MB; default 1GB")
    private let workload = Option.value(
        "workload", short: "f", "FILE", "SQL statements instead of those of the statistics")
    private let top = Option.value("top", "COUNT", "statements to look at, by total time")
    private let maximum = Option.value("max-indexes", "COUNT", "how many new indexes; default 50")
    private let deadline = Option.value(
        "deadline", "SECONDS", "after what time the best so far is the answer; default 60")
    private let connections = Option.value(
        "connections", short: "j", "COUNT", "how many plan at the same time; default 2")
    private let script = Option.flag(
        "script", "print the commands that make it so, and those that undo it, and nothing else")
    private let verify = Option.flag(
        "verify",
        "build the choice on copies of the tables, run the workload there, and leave out what "
            + "makes a statement slower")
    private let uncalibrated = Option.flag(
        "uncalibrated", "take HypoPG's sizes and costs as they are, to compare with other tools")

    private let anew = Option.flag(
        "anew", "ask the planner also what it said before, though nothing has changed since")

    let name = "advise"
    let summary = "the best indexes for the whole workload within a budget; no table is changed"
    let help = """
        Weighs the statements of the statistics by their time, or those of --workload alike, and asks
        the planner about hypothetical indexes. Costs are the planner's, with what it does not know
        about indexes that do not exist; sizes know deduplication. Ctrl-C gives the best so far.
        With --verify the tables are copied into the sandbox (see advisor.setup_sandbox()), and an
        index that makes a statement slower by more than advisor.max_regression is left out.
        """
    var options: [Option] {
        [
            budget, workload, top, maximum, deadline, connections, verify, script, anew,
            uncalibrated,
            ExplainOptions.url, ExplainOptions.sandbox,
        ] + CommonOptions.connection + CommonOptions.output
    }

    func run(_ context: Context) async throws -> ExitCode {
        let arguments = context.arguments
        let file = arguments.string(workload)
        let text = try file.map(Self.read)
        var options = IndexAdvisor.Options(
            budget: Double(try arguments.bytes(budget) ?? 1 << 30),
            maximumIndexes: try arguments.integer(maximum, in: 1...1_000) ?? 50,
            deadline: try arguments.duration(deadline) ?? .seconds(60),
            connections: try arguments.integer(connections, in: 1...16) ?? 2,
            isUncalibrated: arguments.flag(uncalibrated))
        let count = try arguments.integer(top, in: 1...10_000)
        let connection = try await context.connect(name)
        let store = AdvisorStore(connection)
        options.isAnew = arguments.flag(anew)
        options.minimumRows = Double(try await store.minimumTableRows())
        if arguments.flag(verify) {
            options.verification = try await IndexAdvisor.Verification(
                connection: try context.sandboxOptions(), store: store)
        }
        let reader = WorkloadReader(store)
        let statements =
            if let text { try await reader.statements(of: text) } else {
                try await reader.storedStatements(top: count)
            }
        guard !statements.isEmpty else {
            throw UsageError(
                "there is no statement to advise on",
                hint: file == nil ? "Run: muster scan" : "The file has no SELECT, UPDATE, ….")
        }
        let advisor = IndexAdvisor(
            store: store, explainOptions: try context.explainOptions(),
            limits: try await CoreStore(connection).explainLimits(), options: options)
        let bar = ProgressBar(
            "asking the planner", total: statements.count * 60, console: context.console)
        let trialBar = ProgressBar("running on copies", total: 0, console: context.console)
        let advice: WorkloadAdvice
        do {
            defer {
                bar.finish()
                trialBar.finish()
            }
            advice = try await stoppable { shouldStop in
                try await advisor.advise(
                    on: statements, shouldStop: shouldStop,
                    report: { progress in
                        switch progress {
                        case .searching(let state): bar.update(state.questions)
                        case .trying(let executions):
                            bar.finish()
                            trialBar.update(executions)
                        }
                    })
            }
        }
        await connection.close()
        try show(advice, context)
        // Advice is the answer; a promise that measuring broke is something to look at.
        return advice.verification?.findings.isEmpty ?? true ? .success : .findings
    }

    private typealias ShouldStop = @Sendable () -> Bool

    /// Runs a body that ends by itself, with the best so far, when this task is cancelled.
    ///
    /// In a cancelled task no query gets an answer, so the body has one of its own.
    private func stoppable(
        _ body: @escaping @Sendable (@escaping ShouldStop) async throws -> WorkloadAdvice
    ) async throws -> WorkloadAdvice {
        let isStopped = Flag()
        let work = Task { try await body { isStopped.isSet } }
        return try await withTaskCancellationHandler {
            try await work.value
        } onCancel: {
            isStopped.set()
        }
    }

    private func show(_ advice: WorkloadAdvice, _ context: Context) throws {
        if context.arguments.flag(script) {
            context.console.write(
                lines: ["-- do"] + advice.script + ["-- undo"]
                    + advice.undoScript.map { "-- " + $0 })
        } else if try context.isForPeople {
            context.console.write(lines: AdviceText(advice).lines)
        } else if context.arguments.flag(CommonOptions.json) {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            context.console.write(
                lines: [String(decoding: try encoder.encode(advice), as: UTF8.self)])
        } else {
            var table = Table(
                ["index", "bytes", "gain", "ddl", "undo"].map { .init($0) })
            for index in advice.indexes {
                table.append([
                    .text(index.name), .number(HumanFormat.fixed(index.bytes, digits: 0)),
                    .number(HumanFormat.fixed(index.gain, digits: 4)), .text(index.ddl),
                    .text(index.undo),
                ])
            }
            try context.show(table)
        }
    }

    private static func read(_ path: String) throws -> String {
        guard let bytes = SystemCalls.contents(ofFile: path == "-" ? nil : path),
            let text = String(validating: bytes, as: UTF8.self)
        else { throw UsageError("cannot read \(Arguments.shown(path))") }
        return text
    }
}
