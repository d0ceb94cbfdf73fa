import Muster
import MusterDatabase
import PostgresClient

/// `muster diff A B`: two plans of one statement as an aligned tree.
struct DiffVerb: Verb {
    let name = "diff"
    let summary = "compare two plans of a statement"
    let operands = "PLAN_A PLAN_B"
    var operandCount: ClosedRange<Int> { 2...2 }
    let help = "The numbers of plans are in muster query ID. + is new, - is gone, ~ is changed."
    let options = CommonOptions.connection + CommonOptions.output

    func run(_ context: Context) async throws -> ExitCode {
        let pair = AdvisorStore.PlanPair(
            from: try context.identifier(0, "a plan"), to: try context.identifier(1, "a plan"))
        let connection = try await context.connect(name)
        let store = AdvisorStore(connection)
        let diff = PlanDiff(
            before: try await store.plan(pair.from), after: try await store.plan(pair.to))
        try await store.record(diff, of: pair)
        var table = Table([.init("QUERY PLAN")])
        for line in try await store.explainDiff(pair) { table.append([.text(line)]) }
        try context.show(table)
        await connection.close()
        return .success
    }
}
