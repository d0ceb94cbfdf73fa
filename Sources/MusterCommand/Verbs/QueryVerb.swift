import MusterDatabase
import PostgresClient

/// `muster query ID`: everything known of one statement.
struct QueryVerb: Verb {
    let name = "query"
    let summary = "everything known of one statement: figures, plans, rules"
    let operands = "ID"
    var operandCount: ClosedRange<Int> { 1...1 }
    let help = "ID is the first column of muster bottlenecks."
    let options = CommonOptions.connection + CommonOptions.output

    func run(_ context: Context) async throws -> ExitCode {
        let statementID = try context.identifier(0, "a statement")
        let connection = try await context.connect(name)
        let store = AdvisorStore(connection)
        let statement = try await store.statement(statementID)
        if try context.isForPeople {
            var format = try context.format
            format.isExpanded = true
            try Table(statement).write(to: context.console, as: format)
            try context.show(try await store.plans(of: statementID), title: "Plans")
            try context.show(try await store.adviceExplained(statementID), title: "Rules")
        } else {
            try context.show(statement)
        }
        await connection.close()
        return .success
    }
}
