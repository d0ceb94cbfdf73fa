import Muster
public import MusterDatabase
public import PostgresClient
import SQLSyntax

/// Answers what hypothetical indexes would bring a statement.
public struct Simulator: Sendable {
    let store: AdvisorStore
    let session: ExplainSession
    let sandbox: ConnectionOptions

    /// So many questions are answered one after the other without a rest: somebody waits for them.
    private static let answeredAtOnce = 2

    /// How many times as long as an answer took a worker then rests before the next.
    ///
    /// Many questions at once must not take the processors of those who work. Where these are busy an
    /// answer takes longer, and so does the rest, up to a limit: thirty who wait are to be answered
    /// within `advisor.simulation_timeout`.
    private static let rest = 4
    private static let longestRest: Duration = .milliseconds(150)

    /// A simulator over the worker's connection and an explain session.
    ///
    /// - Parameters:
    ///   - store: over the worker's connection.
    ///   - session: plans with hypothetical indexes.
    ///   - sandbox: where the login of the sandbox connects.
    public init(store: AdvisorStore, session: ExplainSession, sandbox: ConnectionOptions) {
        self.store = store
        self.session = session
        self.sandbox = sandbox
    }

    /// Answers one question.
    ///
    /// - Throws: `ExplainRefusal`; the client's error when a connection is lost.
    func answer(_ question: ClaimedSimulation) async throws -> SimulationResult {
        struct Plans: Sendable {
            var before: String
            var after: String
            var indexes: [HypotheticalIndex]
        }
        let statement = try Self.guarded(question.statement, with: question.definitions)
        let plans = try await session.planning(statement, guardedBy: store) { session in
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

    /// The statement with the names of the index definitions: the guard has to look at both, because
    /// an expression of an index is simplified when a plan is made.
    ///
    /// - Throws: `ExplainRefusal.indexNotSupported` for what is not one CREATE INDEX.
    static func guarded(
        _ statement: StatementToPlan, with definitions: [String]
    ) throws -> StatementToPlan {
        var statement = statement
        for definition in definitions {
            guard let parsed = try? SQLSyntax.parse(definition),
                parsed.kind == .utility("create index")
            else { throw ExplainRefusal.indexNotSupported }
            let names = SQLSyntax.names(in: parsed)
            statement.shape?.functions += names.functions.map(\.description)
            statement.shape?.operators += names.operators.map(\.description)
            statement.shape?.types += names.types.map(\.description)
        }
        return statement
    }

    /// Answers the questions that wait, as many as the database lets this worker claim.
    ///
    /// - Returns: how many were answered, be it with a refusal.
    func answerAll() async throws -> Int {
        var answered = 0
        while let question = try await store.claimSimulation() {
            let began = ContinuousClock.now
            do {
                if question.isReal {
                    let limits = try await store.core.sandboxLimits()
                    let trial = SandboxTrial(store: store, options: sandbox, limits: limits)
                    try await store.finish(
                        question.simulationID, try await trial.answer(question))
                } else {
                    try await store.finish(question.simulationID, try await answer(question))
                }
            } catch let refusal as ExplainRefusal {
                try await store.fail(question.simulationID, refusal)
            } catch is PlanError {
                try await store.fail(question.simulationID, .unreadablePlan)
            }
            answered += 1
            if answered >= Self.answeredAtOnce, !question.isReal {
                try await Task.sleep(
                    for: min((ContinuousClock.now - began) * Self.rest, Self.longestRest))
            }
        }
        return answered
    }

    /// Answers questions until a given one has its answer, from here or from a worker.
    ///
    /// - Throws: the client's error; `ExplainRefusal.timedOut` when nobody answered in time.
    public func answerUntilDone(
        _ simulationID: Int64, within limit: Duration = .seconds(30)
    ) async throws {
        let deadline = ContinuousClock.now + limit
        while ContinuousClock.now < deadline {
            _ = try await answerAll()
            let status = try await store.simulation(simulationID).decode("status", as: String.self)
            if !["requested", "running"].contains(status) { return }
            try await Task.sleep(for: .milliseconds(20))
        }
        throw ExplainRefusal.timedOut
    }
}
