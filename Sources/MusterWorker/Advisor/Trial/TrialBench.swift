import Muster
import MusterDatabase

/// Executes statements on copies with any of the indexes that were built there.
///
/// Plans are what is timed: two sets of indexes with which a statement has the same plan are timed
/// once. Indexes have numbers: those of the candidates, and negative ones for indexes that the tables
/// have already.
struct TrialBench {
    /// What the planner makes of a statement with some indexes.
    struct Planned: Sendable, Hashable {
        /// Cost, averaged over the sets of parameters.
        var cost: Double
        /// Numbers of the indexes used, for each set of parameters.
        var used: [[Int]]

        /// All indexes used with any parameters.
        var indexes: Set<Int> { Set(used.joined()) }
    }

    private struct Question: Hashable {
        var statement: Int
        var kept: [Int]
    }

    private struct PlanKey: Hashable {
        var statement: Int
        var used: [[Int]]
    }

    private let session: SandboxSession
    /// The statements.
    let statements: [TrialStatement]
    private var names: [Int: String] = [:]
    private var numbers: [String: Int] = [:]
    private var planned: [Question: Planned] = [:]
    private var timings: [PlanKey: TrialTiming] = [:]
    private var prepared: Int?
    /// How often statements were executed.
    private(set) var executions = 0

    /// A run with an index may take so many times as long as without, plus a second; a longer one
    /// is cancelled, because how bad it is makes no difference.
    private static let patience = 4.0

    init(_ session: SandboxSession, _ statements: [TrialStatement]) {
        self.session = session
        self.statements = statements
    }

    /// Says that an index is there; plans name its parts, if its table is partitioned.
    mutating func register(_ number: Int, name: String) async throws {
        names[number] = name
        numbers[name] = number
        for part in try await session.wholes(of: [name]).keys { numbers[part] = number }
        // Statements may have other plans now.
        planned = [:]
    }

    /// Numbers of the indexes that are there.
    var indexes: Set<Int> { Set(names.keys) }

    /// Time left for everything.
    var remaining: Duration {
        get async { await session.remaining }
    }

    /// The planner's word on a statement with some of the indexes.
    ///
    /// - Throws: `ExplainRefusal`; `PlanError`.
    mutating func plan(_ statement: Int, with kept: Set<Int>) async throws -> Planned {
        let question = Question(statement: statement, kept: kept.sorted())
        if let known = planned[question] { return known }
        try await select(statement)
        var answer = Planned(cost: 0, used: [])
        for set in statements[statement].sets {
            let sketch = try PlanSketch(
                parsing: await session.plan(set, hiding: hidden(kept)))
            answer.cost += sketch.totalCost / Double(statements[statement].sets.count)
            answer.used.append(Set(sketch.indexUses.compactMap { numbers[$0.name] }).sorted())
        }
        planned[question] = answer
        return answer
    }

    /// Times a statement with several sets of indexes, the sets taking turns.
    ///
    /// The first set is what the others are compared with: what takes much longer is cancelled.
    ///
    /// - Parameters:
    ///   - statement: its place in `statements`.
    ///   - variants: numbers of the indexes that are there.
    ///   - rounds: how often at most; statements that take seconds are run less often.
    ///   - isAnew: also when all of them were timed so often before.
    /// - Returns: a timing for each variant, equal ones for equal plans.
    /// - Throws: `ExplainRefusal`; `PlanError`.
    mutating func time(
        _ statement: Int, _ variants: [Set<Int>], rounds: Int, isAnew: Bool = false
    ) async throws -> [TrialTiming] {
        var keys: [PlanKey] = []
        var kept: [PlanKey: Set<Int>] = [:]
        for variant in variants {
            let key = PlanKey(
                statement: statement, used: try await plan(statement, with: variant).used)
            keys.append(key)
            kept[key] = kept[key] ?? variant
        }
        var order: [PlanKey] = []
        for key in keys where !order.contains(key) { order.append(key) }
        // One plan only: nothing to compare, so nothing to repeat.
        let wanted = order.count == 1 ? 1 : rounds
        let isKnown = order.allSatisfy { key in isTimed(key, rounds: wanted) }
        if isKnown, !isAnew || order.count == 1 { return keys.compactMap { timings[$0] } }
        try await select(statement)
        for round in 0..<wanted {
            for key in order {
                if round > 0, let known = timings[key],
                    known.isCut || Double(round) * known.milliseconds > Self.enough
                {
                    continue
                }
                let limit = key == order[0] ? nil : limit(beside: timings[order[0]])
                try await run(key, kept[key] ?? [], within: limit)
            }
        }
        return keys.compactMap { timings[$0] }
    }

    private func isTimed(_ key: PlanKey, rounds: Int) -> Bool {
        guard let timing = timings[key] else { return false }
        let runs = timing.runs.count / max(statements[key.statement].sets.count, 1)
        return timing.isCut || runs >= rounds
            || Double(runs) * timing.milliseconds > Self.enough
    }

    /// The planner's word, if it was asked before.
    func knownPlan(_ statement: Int, with kept: Set<Int>) -> Planned? {
        planned[Question(statement: statement, kept: kept.sorted())]
    }

    /// Milliseconds after which a statement is not run again within one call.
    private static let enough = 15_000.0

    private func limit(beside base: TrialTiming?) -> Duration? {
        guard let base, base.runs.count > 0, !base.isCut else { return nil }
        return .milliseconds(Int(base.milliseconds * Self.patience) + 1_000)
    }

    private mutating func run(
        _ key: PlanKey, _ kept: Set<Int>, within limit: Duration?
    ) async throws {
        let sets = statements[key.statement].sets
        var timing = timings[key] ?? TrialTiming(runs: MeasuredRuns(sets: sets.count))
        for (number, set) in sets.enumerated() {
            executions += 1
            let began = ContinuousClock.now
            do {
                let document = try await session.execute(
                    set, hiding: hidden(kept), within: limit)
                let plan = try Plan(parsing: document)
                timing.runs.append(
                    MeasuredRuns.Run(
                        milliseconds: (plan.executionTime ?? 0) + (plan.planningTime ?? 0),
                        buffers: plan.root.buffers?.touched ?? 0),
                    set: number)
            } catch ExplainRefusal.sandboxTimedOut {
                guard await session.remaining > .milliseconds(1) else {
                    throw ExplainRefusal.sandboxTimedOut
                }
                timing.isCut = true
                timing.runs.append(
                    MeasuredRuns.Run(
                        milliseconds: began.duration(to: .now) / .milliseconds(1), buffers: 0),
                    set: number)
            }
        }
        timings[key] = timing
    }

    private func hidden(_ kept: Set<Int>) -> [String] {
        names.filter { !kept.contains($0.key) }.values.sorted()
    }

    private mutating func select(_ statement: Int) async throws {
        guard prepared != statement else { return }
        prepared = nil
        _ = try await session.prepare(
            statements[statement].text, searchPath: statements[statement].searchPath)
        prepared = statement
    }
}
