import Muster
import MusterDatabase

/// Takes away, one by one, the indexes that make a statement notably slower or nothing faster.
struct TrialPruning {
    /// What was found of one index.
    struct Removal: Sendable {
        /// Number of the candidate.
        var index: Int
        /// Place of the statement in the bench that it slows down; nil when it helps none.
        var statement: Int?
        /// Times of that statement without and with the index.
        var before = 0.0
        var after = 0.0
    }

    /// The times with a set of indexes.
    struct Result: Sendable {
        /// The indexes that were kept.
        var kept: Set<Int>
        /// What was taken away, in that order.
        var removed: [Removal] = []
        /// Milliseconds of each statement without any and with the kept ones, by place.
        var before: [Int: TrialTiming] = [:]
        var after: [Int: TrialTiming] = [:]
        /// The same with all that were to be tried.
        var promised: [Int: TrialTiming] = [:]
        /// What each kept index saves: the weighted milliseconds that come back without it.
        var gains: [Int: Double] = [:]
        /// Statements that could not be run, and why.
        var failures: [Int: ExplainRefusal] = [:]
        /// Whether there was time for everything.
        var isComplete = true
    }

    /// What one millisecond of each statement counts, once it is known what it takes.
    let weight: @Sendable (_ statement: Int, _ milliseconds: Double) -> Double
    /// By which part a statement may get slower.
    let tolerance: Double
    let shouldStop: @Sendable () -> Bool
    let report: @Sendable (_ executions: Int) -> Void

    /// And by how many milliseconds it must.
    private static let leastHarm = 0.2
    private static let rounds = 3

    private struct Stopped: Error {}

    /// Times every statement without and with the indexes, and prunes.
    ///
    /// - Parameters:
    ///   - chosen: numbers of the candidates; all of them are built.
    ///   - present: numbers of the indexes that are always there.
    ///   - bench: where to run.
    /// - Returns: what is known when there is no more to do, or no more time.
    /// - Throws: the client's error.
    func run(
        _ chosen: Set<Int>, present: Set<Int>, _ bench: inout TrialBench
    ) async throws -> Result {
        var result = Result(kept: chosen)
        do {
            for statement in bench.statements.indices {
                try await time(statement, chosen, present, &bench, &result)
                result.promised[statement] = result.after[statement]
            }
            while let worst = try await worst(present, &bench, &result) {
                try await prune(worst, present, &bench, &result)
            }
            while let useless = try await useless(present, &bench, &result) {
                result.removed.append(Removal(index: useless, statement: nil))
                try await remove(useless, present, &bench, &result)
            }
            // Without the useless ones some plans are new.
            while let worst = try await worst(present, &bench, &result) {
                try await prune(worst, present, &bench, &result)
            }
        } catch is Stopped {
            result.isComplete = false
        } catch ExplainRefusal.sandboxTimedOut {
            result.isComplete = false
        }
        if !result.isComplete { giveUp(present, bench, &result) }
        return result
    }

    private func time(
        _ statement: Int, _ kept: Set<Int>, _ present: Set<Int>, _ bench: inout TrialBench,
        _ result: inout Result, isAnew: Bool = false
    ) async throws {
        if shouldStop() { throw Stopped() }
        guard result.failures[statement] == nil else { return }
        do {
            let timings = try await bench.time(
                statement, [present, present.union(kept)], rounds: Self.rounds,
                isAnew: isAnew)
            result.before[statement] = timings[0]
            result.after[statement] = timings[1]
        } catch ExplainRefusal.sandboxTimedOut {
            throw ExplainRefusal.sandboxTimedOut
        } catch let refusal as ExplainRefusal {
            result.failures[statement] = refusal
        } catch is PlanError {
            result.failures[statement] = .unreadablePlan
        }
        report(bench.executions)
    }

    private func isHarmed(_ after: TrialTiming, beside before: TrialTiming) -> Bool {
        !before.isCut
            && after.milliseconds > before.milliseconds * (1 + tolerance)
            && after.milliseconds > before.milliseconds + Self.leastHarm
    }

    private func isHarmed(_ statement: Int, _ result: Result) -> Bool {
        guard let before = result.before[statement], let after = result.after[statement] else {
            return false
        }
        return isHarmed(after, beside: before)
    }

    /// The statement that loses most, looked at twice.
    private func worst(
        _ present: Set<Int>, _ bench: inout TrialBench, _ result: inout Result
    ) async throws -> Int? {
        while true {
            let harmed = result.after.keys.filter { isHarmed($0, result) }
            let losses = harmed.map { ($0, loss($0, result)) }
            guard let worst = losses.min(by: { ($1.1, $0.0) < ($0.1, $1.0) })?.0 else {
                return nil
            }
            // A second look at both: what else the machine did must not cost an index.
            try await time(worst, result.kept, present, &bench, &result, isAnew: true)
            if isHarmed(worst, result) { return worst }
        }
    }

    private func loss(_ statement: Int, _ result: Result) -> Double {
        guard let before = result.before[statement], let after = result.after[statement] else {
            return 0
        }
        return weight(statement, before.milliseconds) * (after.milliseconds - before.milliseconds)
    }

    /// Takes away the index without which the statement is no longer harmed and all are best off.
    private func prune(
        _ statement: Int, _ present: Set<Int>, _ bench: inout TrialBench, _ result: inout Result
    ) async throws {
        let used = try await bench.plan(statement, with: present.union(result.kept)).indexes
            .intersection(result.kept).sorted()
        guard let before = result.before[statement], let after = result.after[statement],
            !used.isEmpty
        else {
            result.failures[statement] = .unreadablePlan
            result.after[statement] = result.before[statement]
            return
        }
        var best: (index: Int, isCured: Bool, total: Double)?
        for index in used {
            if shouldStop() { throw Stopped() }
            var total = 0.0
            var isCured = false
            for other in bench.statements.indices where result.failures[other] == nil {
                let plan = try await bench.plan(other, with: present.union(result.kept))
                guard plan.indexes.contains(index) else { continue }
                let timings = try await bench.time(
                    other,
                    [present, present.union(result.kept.subtracting([index]))],
                    rounds: other == statement ? Self.rounds : 2)
                total += weight(other, timings[0].milliseconds) * timings[1].milliseconds
                total -=
                    weight(other, timings[0].milliseconds)
                    * (result.after[other]?.milliseconds ?? timings[1].milliseconds)
                if other == statement { isCured = !isHarmed(timings[1], beside: timings[0]) }
                report(bench.executions)
            }
            let isBetter = best.map { best in
                isCured != best.isCured ? isCured : total < best.total
            }
            if isBetter ?? true { best = (index, isCured, total) }
        }
        guard let best else { return }
        result.removed.append(
            Removal(
                index: best.index, statement: statement, before: before.milliseconds,
                after: after.milliseconds))
        try await remove(best.index, present, &bench, &result)
    }

    /// Takes an index away, and times what used it.
    private func remove(
        _ index: Int, _ present: Set<Int>, _ bench: inout TrialBench, _ result: inout Result
    ) async throws {
        let old = present.union(result.kept)
        result.kept.remove(index)
        result.gains[index] = nil
        for statement in bench.statements.indices where result.failures[statement] == nil {
            let plan = try await bench.plan(statement, with: old)
            guard plan.indexes.contains(index) else { continue }
            try await time(statement, result.kept, present, &bench, &result)
            // What the other indexes of the plan bring is another question now.
            for other in plan.indexes { result.gains[other] = nil }
            for other in try await bench.plan(statement, with: present.union(result.kept)).indexes {
                result.gains[other] = nil
            }
        }
    }

    /// An index without which nothing is slower; sets the gains of the others.
    private func useless(
        _ present: Set<Int>, _ bench: inout TrialBench, _ result: inout Result
    ) async throws -> Int? {
        var users: [Int: [Int]] = [:]
        for statement in bench.statements.indices where result.failures[statement] == nil {
            let plan = try await bench.plan(statement, with: present.union(result.kept))
            for index in plan.indexes { users[index, default: []].append(statement) }
        }
        for index in result.kept.sorted() where result.gains[index] == nil {
            guard let own = users[index] else { return index }
            var gain = try await gain(of: index, own, present, &bench, &result, isAnew: false)
            if gain <= 0 {
                gain = try await self.gain(of: index, own, present, &bench, &result, isAnew: true)
            }
            if gain <= 0 { return index }
            result.gains[index] = gain
        }
        return nil
    }

    /// The weighted milliseconds that come back without an index.
    private func gain(
        of index: Int, _ users: [Int], _ present: Set<Int>, _ bench: inout TrialBench,
        _ result: inout Result, isAnew: Bool
    ) async throws -> Double {
        let all = present.union(result.kept)
        var gain = 0.0
        for statement in users {
            if shouldStop() { throw Stopped() }
            let timings = try await bench.time(
                statement, [all, all.subtracting([index])], rounds: 2, isAnew: isAnew)
            let unit = weight(
                statement, result.before[statement]?.milliseconds ?? timings[0].milliseconds)
            gain += unit * (timings[1].milliseconds - timings[0].milliseconds)
            result.after[statement] = timings[0]
            report(bench.executions)
        }
        return gain
    }

    /// Without time to find out which index harms a statement, all those that it uses go.
    ///
    /// Statements that used one of them count as they were without indexes.
    private func giveUp(_ present: Set<Int>, _ bench: TrialBench, _ result: inout Result) {
        let all = present.union(result.kept)
        var gone: Set<Int> = []
        for statement in result.after.keys.sorted() where isHarmed(statement, result) {
            guard let plan = bench.knownPlan(statement, with: all) else { continue }
            for index in plan.indexes.intersection(result.kept).subtracting(gone).sorted() {
                gone.insert(index)
                result.removed.append(
                    Removal(
                        index: index, statement: statement,
                        before: result.before[statement]?.milliseconds ?? 0,
                        after: result.after[statement]?.milliseconds ?? 0))
            }
        }
        result.kept.subtract(gone)
        for statement in Array(result.after.keys)
        where !(bench.knownPlan(statement, with: all)?.indexes.isDisjoint(with: gone) ?? true) {
            result.after[statement] = result.before[statement]
        }
    }
}
