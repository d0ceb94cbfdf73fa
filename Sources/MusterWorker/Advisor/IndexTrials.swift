import Muster
import MusterDatabase

/// Tries candidate indexes of one statement: each alone, then as a set that grows greedily.
///
/// A join often needs two indexes of which neither helps much without the other, so the verdict on a
/// candidate is not what it brings alone. Costs have the descents from root to leaf added that HypoPG
/// leaves out; without them an index in a nested loop looks too good. At most `n * (n + 1) / 2` plans for `n` candidates.
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
        let current = try Plan(parsing: await session.plan())
        let baseline = current.totalCost
        var trials: [Candidate: IndexTrial] = [:]
        for candidate in candidates {
            guard let index = try await add(candidate, to: session) else { continue }
            let document = try await session.plan()
            let plan = try Plan(parsing: document)
            var trial = IndexTrial(
                recommendationID: candidate.recommendationID, statementID: statementID,
                baselineCost: baseline, costAlone: try Self.cost(document, [index]),
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
        var members: [HypotheticalIndex] = []
        // The first member is the best one alone, which is known already.
        var best = candidates.filter { trials[$0]?.isUsed == true }
            .map { (candidate: $0, cost: trials[$0]?.costAlone ?? .infinity) }
            .min { $0.cost < $1.cost }
        while let chosen = best, chosen.cost < current * (1 - minimumGain) {
            if let member = try await add(chosen.candidate, to: session) { members.append(member) }
            trials[chosen.candidate]?.costBeforeJoining = current
            trials[chosen.candidate]?.costAfterJoining = chosen.cost
            trials[chosen.candidate]?.isUsed = true
            current = chosen.cost
            remaining.removeAll { $0 == chosen.candidate }
            best = try await bestAddition(of: remaining, to: members, session)
        }
    }

    private func bestAddition(
        of candidates: [Candidate], to members: [HypotheticalIndex], _ session: ExplainSession
    ) async throws -> (candidate: Candidate, cost: Double)? {
        var best: (candidate: Candidate, cost: Double)?
        for candidate in candidates {
            guard let index = try await add(candidate, to: session) else { continue }
            let document = try await session.plan()
            let cost = try Self.cost(document, members + [index])
            if try Plan(parsing: document).indexNames.contains(index.name),
                cost < best?.cost ?? .infinity
            {
                best = (candidate, cost)
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

    /// The planner's cost, with the descents into hypothetical indexes.
    private static func cost(
        _ document: String, _ indexes: [HypotheticalIndex]
    ) throws(PlanError) -> Double {
        let sketch = try PlanSketch(parsing: document)
        return sketch.indexUses.reduce(sketch.totalCost) { cost, use in
            guard let index = indexes.first(where: { $0.name == use.name }) else { return cost }
            return cost
                + use.descents * IndexSize.descentCost(ofBytes: Double(index.estimatedBytes))
        }
    }
}
