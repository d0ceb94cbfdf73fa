import Muster
import MusterDatabase

/// Answers what hypothetical indexes would bring a statement.
struct Simulator: Sendable {
    let store: AdvisorStore
    let session: ExplainSession

    /// Answers one question.
    ///
    /// - Throws: `ExplainRefusal`; the client's error when a connection is lost.
    func answer(_ question: ClaimedSimulation) async throws -> SimulationResult {
        struct Plans: Sendable {
            var before: String
            var after: String
            var indexes: [HypotheticalIndex]
        }
        let plans = try await session.planning(question.statement, guardedBy: store) { session in
            let before = try await session.plan()
            var indexes: [HypotheticalIndex] = []
            for definition in question.definitions {
                indexes.append(try await session.add(definition))
            }
            return Plans(before: before, after: try await session.plan(), indexes: indexes)
        }
        let before = try AdvisorStore.PlanRecord(plans.before)
        let after = try AdvisorStore.PlanRecord(plans.after)
        let unused = plans.indexes.filter { !after.plan.indexNames.contains($0.name) }
        return SimulationResult(
            before: before, after: after, diff: PlanDiff(before: before.plan, after: after.plan),
            estimatedBytes: plans.indexes.reduce(0) { $0 + $1.estimatedBytes },
            notes: ["costs are the planner's, for unknown parameters; nothing was run"]
                + unused.map { "the plan does not use \($0.name)" })
    }

    /// Answers the questions that wait, as many as the database lets this worker claim.
    ///
    /// - Returns: how many were answered, be it with a refusal.
    func answerAll() async throws -> Int {
        var answered = 0
        while let question = try await store.claimSimulation() {
            do {
                try await store.finish(question.simulationID, try await answer(question))
            } catch let refusal as ExplainRefusal {
                try await store.fail(question.simulationID, refusal)
            } catch is PlanError {
                try await store.fail(question.simulationID, .unreadablePlan)
            }
            answered += 1
        }
        return answered
    }
}
