import Muster
import MusterDatabase

/// Measures a statement without indexes and with them, and takes away those that do harm.
///
/// The variants take turns, so that whatever else the machine does hits all of them alike.
struct IndexPruning {
    let session: SandboxSession
    /// Sets of parameters.
    let sets: [[String?]]

    /// How often each variant is executed with each set.
    private static let rounds = 3
    /// An index has to cost this part of the time to be called harmful; less is noise.
    private static let harm = 0.1
    /// And this many milliseconds.
    private static let leastHarm = 0.05
    /// After this time no further round is begun: what takes seconds is not decided by noise.
    private static let enough: Duration = .seconds(20)

    /// One variant: some indexes hidden.
    struct Variant: Sendable {
        var runs: MeasuredRuns
        /// The last document of EXPLAIN.
        var document = ""
        /// Indexes that some plan used.
        var used: Set<String> = []
        /// Whether an execution was ended by the limit, so that its time is the least it takes.
        var isCut = false
    }

    /// What was found.
    struct Verdict: Sendable {
        var before: Variant
        var after: Variant
        /// By name of the index: `kept`, `unused` or `harmful`.
        var verdicts: [String: String]
    }

    /// Measures, and prunes one index at a time: the one without which it is fastest.
    ///
    /// - Throws: `ExplainRefusal`; `PlanError`.
    func run(_ indexes: [String]) async throws -> Verdict {
        let wholes = try await session.wholes(of: indexes)
        var kept = indexes
        var verdicts: [String: String] = [:]
        while true {
            // Hidden: all, then none of the kept ones, then each of them.
            let pruned = indexes.filter { !kept.contains($0) }
            var hidden = [indexes, pruned]
            if kept.count > 1 { hidden += kept.map { pruned + [$0] } }
            let variants = try await measure(hidden, wholes)
            let time = variants[1].runs.leastMilliseconds
            // An index that no plan uses cannot have made one worse.
            let suspects = variants.indices.dropFirst(2).filter {
                variants[1].used.contains(kept[$0 - 2])
            }
            if let worst = suspects.min(by: {
                variants[$0].runs.leastMilliseconds < variants[$1].runs.leastMilliseconds
            }), Self.isHarmed(time, beside: variants[worst].runs.leastMilliseconds) {
                verdicts[kept[worst - 2]] = "harmful"
                kept.remove(at: worst - 2)
                continue
            }
            for index in kept {
                verdicts[index] = variants[1].used.contains(index) ? "kept" : "unused"
            }
            let used = kept.filter { variants[1].used.contains($0) }
            if used.count == 1,
                Self.isHarmed(time, beside: variants[0].runs.leastMilliseconds)
            {
                verdicts[used[0]] = "harmful"
            }
            return Verdict(before: variants[0], after: variants[1], verdicts: verdicts)
        }
    }

    private static func isHarmed(_ time: Double, beside other: Double) -> Bool {
        time > other * (1 + harm) && time > other + leastHarm
    }

    /// Executes all variants in turn, with set after set.
    ///
    /// What takes too long without indexes is what needs them most: such a variant is cut, and is not
    /// executed again. With all of them the statement has to end.
    ///
    /// - Parameters:
    ///   - hidden: for each variant what is hidden; the second hides no kept index.
    ///   - wholes: by the name of a part of an index, that of the whole.
    /// - Returns: what each variant took.
    /// - Throws: `ExplainRefusal`; `PlanError`.
    private func measure(
        _ hidden: [[String]], _ wholes: [String: String]
    ) async throws -> [Variant] {
        var variants = hidden.map { _ in Variant(runs: MeasuredRuns(sets: sets.count)) }
        let start = ContinuousClock.now
        let allowed = await session.remaining / 3
        for _ in 0..<Self.rounds {
            for (number, set) in sets.enumerated() {
                for variant in variants.indices {
                    try await execute(
                        set, number: number, hiding: hidden[variant], wholes,
                        mayBeCut: variant != 1, &variants[variant])
                }
                // One set there has to be; more only while there is time.
                let isCut = variants.contains { $0.isCut }
                if isCut || ContinuousClock.now - start > allowed { return variants }
            }
            if ContinuousClock.now - start > Self.enough { break }
        }
        return variants
    }

    private func execute(
        _ set: [String?], number: Int, hiding hidden: [String], _ wholes: [String: String],
        mayBeCut: Bool, _ variant: inout Variant
    ) async throws {
        let began = ContinuousClock.now
        var cutAfter: Double?
        do {
            variant.document = try await session.execute(set, hiding: hidden)
        } catch ExplainRefusal.sandboxTimedOut where mayBeCut {
            cutAfter = began.duration(to: .now) / .milliseconds(1)
            variant.isCut = true
            // When there is no time left for anything, this ends in the same way.
            variant.document = try await session.plan(set, hiding: hidden)
        }
        let plan = try Plan(parsing: variant.document)
        variant.runs.append(
            MeasuredRuns.Run(
                milliseconds: cutAfter ?? (plan.executionTime ?? 0) + (plan.planningTime ?? 0),
                buffers: plan.root.buffers?.touched ?? 0),
            set: number)
        variant.used.formUnion(plan.indexNames.map { wholes[$0] ?? $0 })
    }
}
