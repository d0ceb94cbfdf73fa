import MusterDatabase
import SQLSyntax

extension ExplainSession {
    /// Plans a stored statement, guarded by the catalogue.
    ///
    /// Structural parameters are put back as literals first: an index on `payload ->> 'device'` cannot
    /// match `payload ->> $1`.
    ///
    /// - Throws: `ExplainRefusal`.
    func planning<Result: Sendable>(
        _ statement: StatementToPlan, guardedBy store: AdvisorStore,
        _ body: @Sendable (ExplainSession) async throws -> Result
    ) async throws -> Result {
        let text: String
        do throws(SQLSyntaxError) {
            text = try SQLSyntax.substituting(statement.structural, in: statement.text)
        } catch {
            throw ExplainRefusal.failed(sqlState: "42601")
        }
        return try await planning(
            text, searchPath: statement.searchPath,
            hazards: { try await store.explainHazards(of: statement) }, body)
    }
}
