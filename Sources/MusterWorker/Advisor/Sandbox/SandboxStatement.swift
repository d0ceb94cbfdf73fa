import Muster
import MusterDatabase
import SQLSyntax

/// A statement that may be executed in the sandbox, and the indexes to try on it.
struct SandboxStatement: Sendable {
    /// The statement, with the names in the definitions of the indexes for the guard to look at.
    let guarded: StatementToPlan
    /// What is run: a SELECT, be it in the place of a statement that writes.
    let form: PlannableForm
    let shape: StatementShape
    let indexes: [IndexDefinition]

    /// Reads a question.
    ///
    /// - Throws: `ExplainRefusal` when no SELECT does the statement's reading, and for definitions of
    ///   indexes on other tables.
    init(_ question: ClaimedSimulation, store: AdvisorStore) async throws {
        let statement = question.statement
        form = try PlannableForm(statement)
        guarded = try Simulator.guarded(form.guarded(statement), with: question.definitions)
        let shape = SQLSyntax.shape(of: form.parsed)
        self.shape = shape.resolved(
            with: try await store.columns(
                of: shape.relationNames.map(\.description), searchPath: statement.searchPath))
        indexes = try question.definitions.map { definition throws(ExplainRefusal) in
            guard let index = try? SQLSyntax.indexDefinition(of: SQLSyntax.parse(definition)) else {
                throw ExplainRefusal.indexNotSupported
            }
            return index
        }
    }

    static func refusal(_ reason: String) -> ExplainRefusal {
        .notForSandbox(
            sqlState: "MU092", reason: reason, hint: "Ask for the simulation with mode hypopg.")
    }
}
