import Muster
import MusterDatabase
import SQLSyntax

/// A statement that may be executed in the sandbox, and the indexes to try on it.
struct SandboxStatement: Sendable {
    /// The statement, with the names in the definitions of the indexes for the guard to look at.
    let guarded: StatementToPlan
    let parsed: ParsedStatement
    let shape: StatementShape
    let indexes: [IndexDefinition]

    /// Reads a question.
    ///
    /// - Throws: `ExplainRefusal` for anything but a SELECT that locks no rows, and for definitions
    ///   of indexes on other tables.
    init(_ question: ClaimedSimulation, store: AdvisorStore) async throws {
        let statement = question.statement
        guarded = try Simulator.guarded(statement, with: question.definitions)
        do throws(SQLSyntaxError) {
            parsed = try SQLSyntax.parse(
                SQLSyntax.substituting(statement.structural, in: statement.text))
        } catch {
            throw ExplainRefusal.failed(sqlState: "42601")
        }
        let shape = SQLSyntax.shape(of: parsed)
        guard shape.kind == .select, !shape.writes else {
            throw Self.refusal("only a SELECT is tried in the sandbox")
        }
        guard shape.blocks.allSatisfy(\.locking.isEmpty) else {
            throw Self.refusal("the statement locks rows")
        }
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
