import Muster
import MusterDatabase

/// Tries candidate indexes of one statement: each alone, then as a set that grows greedily.
///
/// A join often needs two indexes of which neither helps much without the other, so the verdict on a
/// candidate is not what it brings alone. At most `n * (n + 1) / 2` plans for `n` candidates.
struct IndexTrials {
    /// A candidate: the recommendation and its definition.
    struct Candidate: Sendable, Hashable {
        let recommendationID: Int64
        let definition: String
    }

    /// Below this share of the cost, joining the set brings nothing.
    let minimumGain: Double

    /// Tries the candidates in a session that is planning the statement.
    ///
    /// - Throws: `ExplainRefusal` when the statement cannot be planned at all; a candidate that HypoPG
    ///   refuses is left out of the answer.
    func run(
        _ candidates: [Candidate], statementID: Int64, in session: ExplainSession
    ) async throws -> [IndexTrial] {
        let current = try await plan(in: session)
        let baseline = current.totalCost
        var trials: [Candidate: IndexTrial] = [:]
        for candidate in candidates {
            guard let index = try await add(candidate, to: session) else { continue }
            let plan = try await plan(in: session)
            var trial = IndexTrial(
                recommendationID: candidate.recommendationID, statementID: statementID,
                baselineCost: baseline, costAlone: plan.totalCost,
                isUsed: plan.indexNames.contains(index.name), estimatedBytes: index.estimatedBytes)
            trial.labels = PlanDiff(before: current, after: plan).labels.map(\.text)
            trials[candidate] = trial
            try await session.drop(index)
        }
        try await growSet(from: candidates.filter { trials[$0] != nil }, &trials, baseline, session)
        return candidates.compactMap { trials[$0] }
    }

    private func growSet(
        from candidates: [Candidate], _ trials: inout [Candidate: IndexTrial], _ baseline: Double,
        _ session: ExplainSession
    ) async throws {
        var remaining = candidates
        var current = baseline
        // The first member is the best one alone, which is known already.
        var best = candidates.filter { trials[$0]?.isUsed == true }
            .map { (candidate: $0, cost: trials[$0]?.costAlone ?? .infinity) }
            .min { $0.cost < $1.cost }
        while let chosen = best, chosen.cost < current * (1 - minimumGain) {
            _ = try await add(chosen.candidate, to: session)
            trials[chosen.candidate]?.costBeforeJoining = current
            trials[chosen.candidate]?.costAfterJoining = chosen.cost
            trials[chosen.candidate]?.isUsed = true
            current = chosen.cost
            remaining.removeAll { $0 == chosen.candidate }
            best = try await bestAddition(of: remaining, session)
        }
    }

    private func bestAddition(
        of candidates: [Candidate], _ session: ExplainSession
    ) async throws -> (candidate: Candidate, cost: Double)? {
        var best: (candidate: Candidate, cost: Double)?
        for candidate in candidates {
            guard let index = try await add(candidate, to: session) else { continue }
            let plan = try await plan(in: session)
            if plan.indexNames.contains(index.name), plan.totalCost < best?.cost ?? .infinity {
                best = (candidate, plan.totalCost)
            }
            try await session.drop(index)
        }
        return best
    }

    private func add(
        _ candidate: Candidate, to session: ExplainSession
    ) async throws -> HypotheticalIndex? {
        do {
            return try await session.add(candidate.definition)
        } catch ExplainRefusal.indexNotSupported {
            return nil
        }
    }

    private func plan(in session: ExplainSession) async throws -> Plan {
        try Plan(parsing: await session.plan())
    }
}
