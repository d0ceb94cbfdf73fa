import Muster
import MusterDatabase

extension WorkloadAdvice {
    private static let previewLength = 60
    /// A smaller promise is none.
    private static let notablePromise = 0.05
    /// An index that is there may go when the workload's cost rises by no more than this part.
    private static let negligible = 0.001

    /// Adds what building and running gave.
    mutating func add(
        _ outcome: WorkloadTrial.Outcome, _ found: FoundIndexes, tolerance: Double,
        seconds: Double
    ) {
        let pruned = outcome.pruned
        let statements = pruned.after.keys.sorted().compactMap { place in
            Self.statement(place, outcome, found)
        }
        func total(_ timings: [Int: TrialTiming]) -> Double {
            pruned.after.keys.reduce(0) { sum, place in
                guard let before = pruned.before[place], let timing = timings[place] else {
                    return sum
                }
                return sum + Self.weight(place, before, outcome, found) * timing.milliseconds
            }
        }
        verification = AdviceVerification(
            before: total(pruned.before), after: total(pruned.after),
            tried: total(pruned.promised), costBefore: outcome.costsBefore.values.reduce(0, +),
            costAfter: outcome.costsAfter.values.reduce(0, +), tolerance: tolerance,
            statements: statements,
            pruned: pruned.removed.map { Self.pruned($0, outcome, found) },
            findings: statements.compactMap { Self.finding($0, tolerance) },
            leftOut: Self.leftOut(outcome, found),
            copies: Set(outcome.tables.map(\.source)).sorted().map { source in
                AdviceVerification.Copy(
                    table: source,
                    fraction: outcome.tables.first { $0.source == source }?.fraction ?? 1)
            },
            executions: outcome.executions, isComplete: pruned.isComplete, seconds: seconds)
        let total = max(verification?.before ?? 0, .leastNonzeroMagnitude)
        for place in indexes.indices {
            guard
                let number = outcome.pruned.kept.first(where: {
                    found.candidates[$0].table.description == indexes[place].table
                        && found.candidates[$0].body == indexes[place].body
                })
            else { continue }
            indexes[place].measuredBytes = outcome.bytes[number].map(Double.init)
            indexes[place].write?.measured = outcome.writes[number]?.microseconds
            indexes[place].measuredGain = pruned.gains[number].map { $0 / total }
        }
        addDrops(outcome, found)
    }

    /// Indexes without which the planner does as well.
    private mutating func addDrops(_ outcome: WorkloadTrial.Outcome, _ found: FoundIndexes) {
        for index in found.presentIndexes {
            guard let cost = outcome.withoutPresent[index.name] else { continue }
            if let place = drops.firstIndex(where: { $0.name == index.name.description }) {
                drops[place].costWithout = cost
            } else if cost <= 1 + Self.negligible, index.scans == 0 {
                drops.append(
                    Drop(
                        name: index.name.description, bytes: index.bytes, scans: index.scans,
                        reason: "it was never read, and the workload costs the same without it",
                        ddl: index.dropCommand,
                        undo: index.definition, costWithout: cost))
            }
        }
        drops.removeAll { ($0.costWithout ?? 1) > 1 + Self.negligible }
    }

    private static func weight(
        _ place: Int, _ before: TrialTiming, _ outcome: WorkloadTrial.Outcome,
        _ found: FoundIndexes
    ) -> Double {
        guard found.isTimed else { return 1 }
        let total = found.workload[outcome.statements[place].number].totalMilliseconds ?? 0
        return total / max(before.milliseconds, 0.001)
    }

    private static func statement(
        _ place: Int, _ outcome: WorkloadTrial.Outcome, _ found: FoundIndexes
    ) -> AdviceVerification.Statement? {
        guard let before = outcome.pruned.before[place], let after = outcome.pruned.after[place]
        else { return nil }
        let number = outcome.statements[place].number
        let promise = found.search.costs(of: number, with: outcome.tried)
        let tried = outcome.pruned.promised[place] ?? after
        return AdviceVerification.Statement(
            statement: found.workload[number].label,
            preview: found.workload[number].preview(previewLength),
            before: before.milliseconds, after: after.milliseconds,
            tried: tried.milliseconds,
            costBefore: outcome.costsBefore[place] ?? 0,
            costAfter: outcome.costsAfter[place] ?? 0,
            promised: promise.map { $0.before > 0 ? $0.after / $0.before : 1 } ?? 1,
            runs: after.runs.count, isCut: before.isCut || after.isCut || tried.isCut)
    }

    /// What was taken away, and why.
    static func pruned(
        _ removal: TrialPruning.Removal, _ outcome: WorkloadTrial.Outcome, _ found: FoundIndexes
    ) -> AdviceVerification.Pruned {
        let reason =
            if let place = removal.statement {
                "statement \(found.workload[outcome.statements[place].number].label) took "
                    + "\(HumanFormat.milliseconds(removal.after)) with it instead of "
                    + HumanFormat.milliseconds(removal.before)
            } else {
                "no statement is faster with it"
            }
        return AdviceVerification.Pruned(
            index: found.candidates[removal.index].title,
            bytes: outcome.bytes[removal.index] ?? 0, reason: reason)
    }

    private static func finding(
        _ statement: AdviceVerification.Statement, _ tolerance: Double
    ) -> AdviceVerification.Finding? {
        guard statement.promised < 1 - notablePromise,
            statement.tried > statement.before * (1 + tolerance)
        else { return nil }
        let factor = HumanFormat.fixed(
            statement.tried / max(statement.before, 0.001), digits: 1)
        return AdviceVerification.Finding(
            statement: statement.statement,
            text: "the planner promised \(HumanFormat.percent(1 - statement.promised)) less, "
                + "measured \(factor) times as long")
    }

    private static func leftOut(
        _ outcome: WorkloadTrial.Outcome, _ found: FoundIndexes
    ) -> [Refused] {
        let failed = outcome.pruned.failures.map {
            (outcome.statements[$0.key].number, $0.value)
        }
        return (outcome.refused.map { ($0.key, $0.value) } + failed).sorted { $0.0 < $1.0 }.map {
            Refused(statement: found.workload[$0.0].label, reason: $0.1.reason)
        }
    }
}
