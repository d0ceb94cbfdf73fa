import Muster
import MusterDatabase

/// Asks the planner about every candidate index, statement by statement, and records the verdicts.
struct AdviceVerifier: Sendable {
    let store: AdvisorStore
    let session: ExplainSession

    /// How many candidates are asked about in one go.
    private static let batch = 100

    /// Joining a set must save this share of the cost; the verdict itself is the database's.
    private static let minimumGain = 0.01

    /// Verifies what is due; returns how many recommendations got a verdict.
    func verifyAll() async throws -> Int {
        let due = try await store.unverified(atMost: Self.batch)
        var trials: [Int64: [IndexTrial]] = [:]
        var refusals: [Int64: ExplainRefusal] = [:]
        for (_, group) in Dictionary(grouping: due, by: \.statement.statementID)
            .sorted(by: { $0.key < $1.key })
        {
            try Task.checkCancellation()
            do {
                for trial in try await trialsOf(group) {
                    trials[trial.recommendationID, default: []].append(trial)
                }
            } catch let refusal as ExplainRefusal {
                for candidate in group { refusals[candidate.recommendationID] = refusal }
            } catch is PlanError {
                for candidate in group { refusals[candidate.recommendationID] = .unreadablePlan }
            }
        }
        let recommendations = Set(due.map(\.recommendationID)).sorted()
        for recommendation in recommendations {
            if let trials = trials[recommendation] {
                try await store.recordEstimate(of: recommendation, trials)
            } else {
                let reason = refusals[recommendation] ?? .indexNotSupported
                try await store.reject(recommendation, because: reason.reason)
            }
        }
        return recommendations.count
    }

    private func trialsOf(_ group: [AdvisorStore.Unverified]) async throws -> [IndexTrial] {
        guard let statement = group.first?.statement else { return [] }
        let candidates = group.map {
            IndexTrials.Candidate(
                recommendationID: $0.recommendationID, definition: $0.definition)
        }
        return try await session.planning(statement, guardedBy: store) { session in
            try await IndexTrials(minimumGain: Self.minimumGain).run(
                candidates, statementID: statement.statementID, in: session)
        }
    }
}
