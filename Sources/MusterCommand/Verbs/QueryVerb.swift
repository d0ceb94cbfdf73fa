import MusterDatabase
import PostgresClient

/// `muster query ID`: everything known of one statement.
struct QueryVerb: Verb {
    let name = "query"
    let summary = "everything known of one statement: figures, plans, rules"
    let operands = "ID"
    var operandCount: ClosedRange<Int> { 1...1 }
    let help = "ID is the first column of muster bottlenecks."
    let options: [Option] = []

    func run(_ context: Context) async throws -> ExitCode {
        let statementID = try context.identifier(0, "a statement")
        let connection = try await context.connect(name)
        let store = AdvisorStore(connection)
        let statement = try await store.statement(statementID)
        let format = context.format
        if case .aligned = format {
            context.console.write(try ResultTable(statement).text(in: .expanded))
            try context.print(try await store.plans(of: statementID), title: "\nPlans")
            try context.print(try await store.adviceExplained(statementID), title: "Rules")
        } else {
            try context.print(statement)
        }
        await connection.close()
        return .success
    }
}

extension Context {
    /// An operand that is a key.
    func identifier(_ index: Int, _ what: String) throws(UsageError) -> Int64 {
        guard let text = arguments.operand(index) else { throw UsageError("no \(what) is given") }
        guard let number = Int64(text), number > 0 else {
            throw UsageError("\(Arguments.shown(text)) is not the number of \(what)")
        }
        return number
    }
}
