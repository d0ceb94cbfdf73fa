import Muster
import MusterDatabase
import PostgresClient

/// Explains the statements that are due and stores their plans, facts and differences.
struct PlanCollector: Sendable {
    let store: AdvisorStore
    let session: ExplainSession

    /// What collecting found.
    struct Counts: Sendable, Equatable {
        var planned = 0
        var refused = 0
        var failed = 0
        var changed = 0
    }

    /// Explains everything that is due.
    ///
    /// - Throws: the client's error when a connection is lost; a statement that cannot be planned is
    ///   recorded and does not stop the others.
    func collect(top: Int?) async throws -> Counts {
        var counts = Counts()
        for statement in try await store.plansWanted(top: top) {
            try Task.checkCancellation()
            do {
                let document = try await session.planning(statement, guardedBy: store) {
                    try await $0.plan()
                }
                try await store.record(AdvisorStore.PlanRecord(document), of: statement)
                counts.planned += 1
            } catch let refusal as ExplainRefusal {
                try await store.recordPlanFailure(of: statement.statementID, refusal)
                if case .hazard = refusal { counts.refused += 1 } else { counts.failed += 1 }
            } catch is PlanError {
                try await store.recordPlanFailure(of: statement.statementID, .unreadablePlan)
                counts.failed += 1
            }
        }
        counts.changed = try await alignChanges()
        return counts
    }

    private func alignChanges() async throws -> Int {
        let pairs = try await store.planChangesWithoutDiff()
        for pair in pairs {
            let diff = PlanDiff(
                before: try await store.plan(pair.from), after: try await store.plan(pair.to))
            try await store.record(diff, of: pair)
        }
        return pairs.count
    }
}
