import Muster
import MusterDatabase
import PostgresClient
import SQLSyntax

/// Builds the indexes chosen for a workload on copies of its tables, runs its statements with and
/// without them, takes away what does harm, and chooses again with what that left free.
struct WorkloadTrial: Sendable {
    let store: AdvisorStore
    let options: IndexAdvisor.Verification
    let shouldStop: @Sendable () -> Bool
    let report: @Sendable (_ executions: Int) -> Void

    /// How often indexes are chosen again after harmful ones were taken away.
    private static let rounds = 3

    /// What a trial needs to know of the search.
    struct Subject: Sendable {
        var workload: [WorkloadStatement]
        var candidates: [IndexCandidate]
        var present: [PresentIndex]
        var search: SelectionSearch
    }

    /// What was found.
    struct Outcome: Sendable {
        var pruned: TrialPruning.Result
        /// Statements of the bench, by the place that the result knows.
        var statements: [TrialStatement]
        var refused: [Int: ExplainRefusal]
        var tables: [SandboxTable]
        /// Bytes of what was built, by number of the candidate.
        var bytes: [Int: Int64]
        /// Planner's cost on the copies without any and with the kept indexes, by place.
        var costsBefore: [Int: Double] = [:]
        var costsAfter: [Int: Double] = [:]
        /// The same with the indexes that were tried first.
        var costsPromised: [Int: Double] = [:]
        /// What was tried first.
        var tried: [Int]
        /// For each index that is there, what the workload's cost is without it and with the kept
        /// ones, as a part of what it is with it.
        var withoutPresent: [QualifiedName: Double] = [:]
        /// What was built, and what each row written costs it, by number of the candidate.
        var built: [Int: WriteTrial.Built] = [:]
        var writes: [Int: WriteCost] = [:]
        var executions = 0
    }

    /// Tries; nothing is left behind, whatever happens: what this cannot drop any more, the sweep
    /// does.
    ///
    /// - Throws: `ExplainRefusal`; `CancellationError` when it was stopped before anything was run;
    ///   the client's error when the worker's connection is lost.
    func run(_ subject: Subject) async throws -> Outcome {
        let trialID = try await store.beginTrial()
        let session = try await SandboxSession.open(
            options.connection, limits: options.limits, simulationID: trialID)
        let watch = watch(session)
        defer { watch.cancel() }
        let outcome: Result<Outcome, any Error>
        do {
            outcome = .success(try await attempt(subject, trialID, session))
        } catch ExplainRefusal.sandboxTimedOut where shouldStop() {
            outcome = .failure(CancellationError())
        } catch {
            outcome = .failure(error)
        }
        // The session first: with it end the locks on its tables.
        await session.close()
        try await store.dropSandbox(of: trialID)
        return try outcome.get()
    }

    /// Ends what runs when this is to stop: a statement may take half a minute.
    private func watch(_ session: SandboxSession) -> Task<Void, Never> {
        Task {
            while !Task.isCancelled {
                if shouldStop() { await session.stop() }
                try? await Task.sleep(for: .milliseconds(100))
            }
        }
    }

    private func attempt(
        _ subject: Subject, _ trialID: Int64, _ session: SandboxSession
    ) async throws -> Outcome {
        let ready = try await TrialCopies(
            store: store, session: session, trialID: trialID, shouldStop: shouldStop
        ).make(subject.workload)
        var bench = TrialBench(session, ready.statements)
        let present = try await register(subject.present, ready, session, &bench)
        let pruning = TrialPruning(
            weight: weight(subject.workload, ready.statements), tolerance: options.tolerance,
            shouldStop: shouldStop, report: report)
        var outcome = Outcome(
            pruned: TrialPruning.Result(kept: []), statements: ready.statements,
            refused: ready.refused, tables: ready.tables, bytes: [:],
            tried: subject.search.result.chosen.map(\.index).sorted())
        var banned: Set<Int> = []
        var removed: [TrialPruning.Removal] = []
        for round in 0..<Self.rounds {
            let wanted =
                round == 0
                ? outcome.tried
                : subject.search.choice(
                    without: banned, bytes: outcome.bytes.mapValues(Double.init),
                    from: outcome.pruned.kept.sorted())
            guard round == 0 || Set(wanted) != outcome.pruned.kept else { break }
            do {
                try await build(wanted, subject, ready, trialID, session, &bench, &outcome)
            } catch {
                // What the round before gave holds.
                guard round > 0, Self.isEnd(error) else { throw error }
                outcome.pruned.isComplete = false
                break
            }
            var result = try await pruning.run(Set(wanted), present: present, &bench)
            removed += result.removed
            banned.formUnion(result.removed.map(\.index))
            if round == 0 {
                try await costs(outcome.tried, present, &bench, result, &outcome.costsPromised)
            } else {
                result.promised = outcome.pruned.promised
                guard isBetter(result, outcome.pruned, pruning) else { break }
            }
            outcome.pruned = result
            if result.removed.isEmpty || !result.isComplete { break }
        }
        outcome.pruned.removed = removed.filter { !outcome.pruned.kept.contains($0.index) }
        try await costs([], present, &bench, outcome.pruned, &outcome.costsBefore)
        try await costs(
            outcome.pruned.kept.sorted(), present, &bench, outcome.pruned, &outcome.costsAfter)
        try await tryDrops(subject.present, present, &bench, &outcome)
        outcome.writes = try await WriteTrial(session: session).run(outcome.built)
        outcome.executions = bench.executions
        return outcome
    }

    /// Whether an error only says that there is no more time.
    private static func isEnd(_ error: any Error) -> Bool {
        if case ExplainRefusal.sandboxTimedOut = error { return true }
        return error is CancellationError
    }

    /// Whether all statements together take less time; ties go to what was there first.
    private func isBetter(
        _ new: TrialPruning.Result, _ old: TrialPruning.Result, _ pruning: TrialPruning
    ) -> Bool {
        guard new.isComplete else { return false }
        func total(_ result: TrialPruning.Result) -> Double {
            result.after.reduce(0) { sum, entry in
                let base = old.before[entry.key] ?? entry.value
                return sum + pruning.weight(entry.key, base.milliseconds)
                    * entry.value.milliseconds
            }
        }
        return total(new) < total(old)
    }

    /// A statement of the statistics counts as long as it took there, any other as long as it takes.
    private func weight(
        _ workload: [WorkloadStatement], _ statements: [TrialStatement]
    ) -> @Sendable (Int, Double) -> Double {
        let totals = statements.map { workload[$0.number].totalMilliseconds }
        let isTimed = totals.contains { $0 != nil }
        return { statement, milliseconds in
            guard isTimed else { return 1 }
            return (totals[statement] ?? 0) / max(milliseconds, 0.001)
        }
    }

    /// Finds the copies of the indexes that are there: number -1 is the first.
    private func register(
        _ present: [PresentIndex], _ ready: TrialCopies.Ready, _ session: SandboxSession,
        _ bench: inout TrialBench
    ) async throws -> Set<Int> {
        var names: [String: String] = [:]
        for table in ready.tables {
            for index in try await session.indexes(of: table.copy) {
                names[table.source + " " + index.body] = index.name
            }
        }
        for (place, index) in present.enumerated() {
            guard let table = index.table, let name = names["\(table) \(index.body)"] else {
                continue
            }
            try await bench.register(-1 - place, name: name)
        }
        return bench.indexes
    }

    private func build(
        _ wanted: [Int], _ subject: Subject, _ ready: TrialCopies.Ready, _ trialID: Int64,
        _ session: SandboxSession, _ bench: inout TrialBench, _ outcome: inout Outcome
    ) async throws {
        var copies: Set<String> = []
        for number in wanted where outcome.bytes[number] == nil {
            if shouldStop() { throw CancellationError() }
            guard
                let index = try? SQLSyntax.indexDefinition(
                    of: SQLSyntax.parse(subject.candidates[number].definition))
            else { throw ExplainRefusal.indexNotSupported }
            let name = "s\(trialID)_i\(number)"
            let (command, copy) = try ready.places.building(index, name: name)
            try await session.run(command)
            outcome.bytes[number] = try await session.size(ofIndex: name)
            outcome.built[number] = WriteTrial.Built(
                name: name, copy: copy, upkeep: try await session.upkeep(of: name))
            try await bench.register(number, name: name)
            if subject.candidates[number].keys.contains(where: { $0.column == nil }) {
                copies.insert(copy)
            }
        }
        // An index on an expression has statistics of its own.
        for copy in copies.sorted() {
            try await session.run("analyze \(SandboxPlaces.schema).\(copy)")
        }
    }

    private func costs(
        _ kept: [Int], _ present: Set<Int>, _ bench: inout TrialBench,
        _ result: TrialPruning.Result, _ costs: inout [Int: Double]
    ) async throws {
        do {
            for statement in bench.statements.indices where result.failures[statement] == nil {
                costs[statement] = try await bench.plan(
                    statement, with: present.union(kept)
                ).cost
            }
        } catch ExplainRefusal.sandboxTimedOut {
            // What is known so far is told.
        }
    }

    /// Asks the planner what it would do without each index that is there and not needed otherwise.
    private func tryDrops(
        _ indexes: [PresentIndex], _ present: Set<Int>, _ bench: inout TrialBench,
        _ outcome: inout Outcome
    ) async throws {
        let all = present.union(outcome.pruned.kept)
        let total = outcome.costsAfter.values.reduce(0, +)
        guard total > 0, outcome.refused.isEmpty, outcome.pruned.failures.isEmpty else { return }
        do {
            for (place, index) in indexes.enumerated()
            where !index.isNeeded && present.contains(-1 - place) {
                var cost = 0.0
                for statement in bench.statements.indices {
                    cost += try await bench.plan(
                        statement, with: all.subtracting([-1 - place])
                    ).cost
                }
                outcome.withoutPresent[index.name] = cost / total
            }
        } catch ExplainRefusal.sandboxTimedOut {
            // What is known so far is told.
        }
    }
}
