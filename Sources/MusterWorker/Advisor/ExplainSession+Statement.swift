import MusterDatabase
import SQLSyntax

extension ExplainSession {
    /// Plans a stored statement, guarded by the catalogue.
    ///
    /// What writes rows or locks them is planned as a SELECT of those rows, because this login may do
    /// neither.
    ///
    /// - Parameters:
    ///   - statement: the statement.
    ///   - definitions: of indexes that `body` adds, for the guard to look at.
    ///   - store: answers what the guard asks.
    ///   - body: plans; the second argument is what the reader of the plan should know.
    /// - Returns: what `body` returns.
    /// - Throws: `ExplainRefusal`.
    func planning<Result: Sendable>(
        _ statement: StatementToPlan, with definitions: [String] = [],
        guardedBy store: AdvisorStore,
        _ body: @Sendable (ExplainSession, [String]) async throws -> Result
    ) async throws -> Result {
        let form = try PlannableForm(statement)
        let guarded = try Simulator.guarded(form.guarded(statement), with: definitions)
        do {
            return try await planning(form, form.text, guarded, store, body)
        } catch let refusal as ExplainRefusal {
            // The rows of a view have no `ctid`.
            guard let viewText = form.viewText, refusal.sqlState == "42703" else { throw refusal }
            return try await planning(form, viewText, guarded, store, body)
        }
    }

    private func planning<Result: Sendable>(
        _ form: PlannableForm, _ text: String, _ guarded: StatementToPlan, _ store: AdvisorStore,
        _ body: @Sendable (ExplainSession, [String]) async throws -> Result
    ) async throws -> Result {
        let hazards: @Sendable () async throws -> [String] = {
            try await store.explainHazards(of: guarded)
        }
        return try await planning(
            text, calls: SQLSyntax.parameterCalls(in: form.parsed), searchPath: guarded.searchPath,
            hazards: hazards
        ) { session in
            try await body(session, form.notes(guessing: await session.guesses))
        }
    }
}
