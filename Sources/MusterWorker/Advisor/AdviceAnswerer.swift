import FoundationEssentials
import Muster
import MusterDatabase
import PostgresClient

/// Answers requests for the indexes that serve the whole workload best.
struct AdviceAnswerer: Sendable {
    let store: AdvisorStore
    let explainOptions: ConnectionOptions
    let sandboxOptions: ConnectionOptions
    let limits: ExplainLimits

    /// Answers the request that waits, be it with a refusal; false when none waits.
    ///
    /// - Throws: the client's error when a connection is lost.
    func answerNext() async throws -> Bool {
        guard let request = try await store.claimAdvice() else { return false }
        do {
            let workload = try await WorkloadReader(store).storedStatements(top: request.top)
            var options = IndexAdvisor.Options(
                budget: Double(request.budgetBytes), maximumIndexes: request.maximumIndexes,
                deadline: .milliseconds(request.deadlineMilliseconds),
                minimumRows: Double(try await store.minimumTableRows()))
            if request.isToBeVerified {
                options.verification = try await IndexAdvisor.Verification(
                    connection: sandboxOptions, store: store)
            }
            let advice = try await IndexAdvisor(
                store: store, explainOptions: explainOptions, limits: limits, options: options
            ).advise(on: workload)
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            try await store.finishAdvice(
                request.adviceID, savedShare: 1 - advice.relativeCost, bytes: advice.bytes,
                ddl: advice.script, undo: advice.undoScript,
                report: String(decoding: try encoder.encode(advice), as: UTF8.self))
        } catch let refusal as ExplainRefusal {
            try await store.failAdvice(request.adviceID, refusal)
        }
        return true
    }
}
