public import Muster
public import MusterDatabase
public import PostgresClient

/// Chooses the indexes for a whole workload: opens the sessions that plan, derives the candidates,
/// searches, tries the choice on copies when that is wanted, and makes the report.
public struct IndexAdvisor: Sendable {
    /// What is wanted.
    public struct Options: Sendable {
        /// Bytes that all new indexes together may need.
        public var budget: Double
        /// How many new indexes there may be.
        public var maximumIndexes: Int
        /// After what time the best found so far is the answer.
        public var deadline: Duration
        /// How many connections plan at the same time.
        public var connections: Int
        /// Whether sizes and costs are HypoPG's own, which know neither deduplication nor descents.
        public var isUncalibrated: Bool
        /// Smaller tables get no index.
        public var minimumRows: Double
        /// Whether the planner is asked also what it said before.
        public var isAnew = false
        /// How to try the choice on copies; nil when nothing is to be built or run.
        public var verification: Verification?

        /// Options; what is left out is usual.
        public init(
            budget: Double, maximumIndexes: Int = 50, deadline: Duration = .seconds(60),
            connections: Int = 2, isUncalibrated: Bool = false, minimumRows: Double = 10_000
        ) {
            self.budget = budget
            self.maximumIndexes = maximumIndexes
            self.deadline = deadline
            self.connections = connections
            self.isUncalibrated = isUncalibrated
            self.minimumRows = minimumRows
        }
    }

    /// How the choice is tried on copies.
    public struct Verification: Sendable {
        /// Where the login of the sandbox connects.
        public var connection: ConnectionOptions
        /// How long it may take.
        public var limits: SandboxLimits
        /// By what part a statement may get slower before an index counts as harmful.
        public var tolerance: Double

        /// Makes them.
        public init(
            connection: ConnectionOptions, limits: SandboxLimits, tolerance: Double
        ) {
            self.connection = connection
            self.limits = limits
            self.tolerance = tolerance
        }

        /// Limits and tolerance as the settings have them.
        ///
        /// - Throws: the client's error.
        public init(connection: ConnectionOptions, store: AdvisorStore) async throws {
            self.init(
                connection: connection, limits: try await store.core.sandboxLimits(),
                tolerance: try await store.maximumRegression())
        }
    }

    /// How far the work is.
    public enum Progress: Sendable {
        /// The planner is asked.
        case searching(SelectionProgress)
        /// Statements are run on copies, so many times so far.
        case trying(executions: Int)
    }

    private let store: AdvisorStore
    private let explainOptions: ConnectionOptions
    private let limits: ExplainLimits
    private let options: Options

    /// An advisor over the worker's connection.
    ///
    /// - Parameters:
    ///   - store: the worker's connection.
    ///   - explainOptions: where the login connects that explains.
    ///   - limits: of one EXPLAIN.
    ///   - options: what is wanted.
    public init(
        store: AdvisorStore, explainOptions: ConnectionOptions, limits: ExplainLimits,
        options: Options
    ) {
        self.store = store
        self.explainOptions = explainOptions
        self.limits = limits
        self.options = options
    }

    /// Searches, and tries what was found when that is wanted.
    ///
    /// - Parameters:
    ///   - workload: the statements.
    ///   - shouldStop: asked between questions; the best so far is then the answer.
    ///   - report: told how far the work is.
    /// - Returns: the advice.
    /// - Throws: `ExplainRefusal` when nothing can be explained here; the client's error.
    public func advise(
        on workload: [WorkloadStatement],
        shouldStop: @escaping @Sendable () -> Bool = { false },
        report: @escaping @Sendable (Progress) -> Void = { _ in }
    ) async throws -> WorkloadAdvice {
        let began = ContinuousClock.now
        let found = try await found(workload, shouldStop, report)
        guard let verification = options.verification, !found.result.chosen.isEmpty,
            !shouldStop()
        else {
            var advice = WorkloadAdvice(found, found.result)
            advice.seconds = began.duration(to: .now) / .seconds(1)
            return advice
        }
        let trial = WorkloadTrial(
            store: store, options: verification, shouldStop: shouldStop,
            report: { report(.trying(executions: $0)) })
        let searched = began.duration(to: .now) / .seconds(1)
        let outcome: WorkloadTrial.Outcome
        do {
            outcome = try await trial.run(
                WorkloadTrial.Subject(
                    workload: found.workload, candidates: found.candidates,
                    present: found.presentIndexes, search: found.search))
        } catch is CancellationError {
            var advice = WorkloadAdvice(found, found.result)
            advice.seconds = searched
            return advice
        }
        var advice = WorkloadAdvice(
            found, found.search.result(with: outcome.pruned.kept.sorted()))
        advice.seconds = searched
        try await store.record(outcome.observations(found))
        for removal in outcome.pruned.removed where Self.isUseless(removal, outcome, found) {
            let pruned = WorkloadAdvice.pruned(removal, outcome, found)
            try await store.rejectTried(pruned.index, because: pruned.reason)
        }
        advice.add(
            outcome, found, tolerance: verification.tolerance,
            seconds: began.duration(to: .now) / .seconds(1) - searched)
        return advice
    }

    /// Whether a trial has shown of an index that it is better not made at all: it does harm, or no
    /// statement on its table is faster with it.
    ///
    /// Beside others that do the same an index may be of no use, and be of use without them; and
    /// nothing is known of statements that could not be run.
    private static func isUseless(
        _ removal: TrialPruning.Removal, _ outcome: WorkloadTrial.Outcome, _ found: FoundIndexes
    ) -> Bool {
        guard removal.statement == nil else { return true }
        let table = found.candidates[removal.index].table
        let others = Set(outcome.pruned.kept.map { found.candidates[$0].table })
        return found.workload.enumerated().allSatisfy { number, statement in
            !statement.tables.contains(table)
                || statement.tables.isDisjoint(with: others) && outcome.refused[number] == nil
        }
    }

    /// Opens the sessions, and closes them: they hold locks.
    private func found(
        _ workload: [WorkloadStatement], _ shouldStop: @escaping @Sendable () -> Bool,
        _ report: @escaping @Sendable (Progress) -> Void
    ) async throws -> FoundIndexes {
        let end = ContinuousClock.now + options.deadline
        var sessions: [WorkloadSession] = []
        do {
            for _ in 0..<max(options.connections, 1) {
                sessions.append(
                    try await WorkloadSession.open(
                        explainOptions, limits: limits,
                        lifetime: options.deadline + .seconds(30)))
            }
            let found = try await search(
                workload, sessions, { shouldStop() || ContinuousClock.now >= end },
                { report(.searching($0)) })
            for session in sessions { await session.close() }
            return found
        } catch {
            for session in sessions { await session.close() }
            throw error
        }
    }

    private func search(
        _ workload: [WorkloadStatement], _ sessions: [WorkloadSession],
        _ shouldStop: @escaping @Sendable () -> Bool,
        _ report: @escaping @Sendable (SelectionProgress) -> Void
    ) async throws -> FoundIndexes {
        let prepared = try await prepare(workload, sessions)
        let planned = prepared.statements
        let names = Set(planned.flatMap(\.tables)).sorted { $0.description < $1.description }
        var tables = try await sessions[0].statistics(of: names)
        let pool = try await CandidatePool(
            planned, tables, minimumRows: options.minimumRows, sessions: sessions)
        try await learn(of: pool.usable, &tables, sessions[0])
        let calibration = try await store.calibration()
        let sizes = pool.candidates.map { candidate in
            tables[candidate.table].map { IndexSize(of: candidate, on: $0) }
        }
        let memory = try await PlanMemory.recall(
            zip(planned, prepared.texts).map {
                PlanMemory.Subject(statement: $0.statement, text: $1)
            }, pool.candidates, isAnew: options.isAnew, sessions[0], store)
        let oracle = PlannerOracle(
            sessions: sessions,
            tables: planned.map { statement in
                Set(statement.tables.flatMap { tables[$0]?.names ?? [$0] })
            },
            corrections: options.isUncalibrated
                ? nil
                : try await corrections(sizes, pool, tables, sessions[0]),
            memory: memory)
        let baselines = try await oracle.answers(
            to: planned.indices.map { WhatIfQuestion(statement: $0, indexes: []) })
        let isTimed = planned.contains { $0.totalMilliseconds != nil }
        let statements = planned.enumerated().map { number, statement in
            let cost = baselines[number]?.cost ?? 0
            return SelectionProblem.Statement(
                weight: isTimed && cost > 0 ? (statement.totalMilliseconds ?? 0) / cost : 1,
                relevant: pool.relevant[number])
        }
        let bytes = pool.candidates.indices.map { number in
            // Of a partitioned table that was never analyzed as a whole HypoPG knows no size.
            let isPartitioned = tables[pool.candidates[number].table]?.isPartitioned == true
            return options.isUncalibrated && !isPartitioned
                ? pool.plannerBytes[number]
                : (sizes[number]?.bytes ?? 0) * calibration.size.bias
        }
        let days = isTimed ? try await store.workloadDays() : 0
        let upkeeps = zip(pool.candidates, sizes).map { candidate, size in
            size.map { IndexUpkeep(of: candidate, size: $0) }
        }
        let upkeep = zip(pool.candidates, upkeeps).map { candidate, upkeep in
            (tables[candidate.table]?.writtenRows ?? 0) * days
                * (upkeep?.microseconds ?? 0) * calibration.write.bias / 1_000
        }
        let problem = SelectionProblem(
            statements: statements, bytes: bytes, upkeep: upkeep, budget: options.budget,
            maximumIndexes: options.maximumIndexes, merges: pool.merges)
        let search = try await IndexSelection(
            problem, oracle: oracle, shouldStop: shouldStop, report: report
        ).search()
        try await memory.store(in: store)
        return FoundIndexes(
            search: search, workload: planned,
            writers: workload.filter { !$0.rewriting.targets.isEmpty },
            refused: prepared.refused, candidates: pool.candidates, bytes: bytes,
            upkeeps: upkeeps, tables: tables,
            isTimed: isTimed, calibration: calibration, explains: memory.asked,
            remembered: memory.remembered)
    }

    /// What the planner would charge otherwise if the candidates existed.
    private func corrections(
        _ sizes: [IndexSize?], _ pool: CandidatePool, _ tables: [QualifiedName: TableStatistics],
        _ session: WorkloadSession
    ) async throws -> [PlannerOracle.Correction] {
        let pageCost = try await session.randomPageCost()
        return pool.candidates.indices.map { number in
            guard let size = sizes[number] else {
                return PlannerOracle.Correction(descentCost: 0, surplusPerRow: 0)
            }
            let candidate = pool.candidates[number]
            guard candidate.method == .btree, let table = tables[candidate.table] else {
                return PlannerOracle.Correction(descentCost: 0, surplusPerRow: 0)
            }
            // What HypoPG was given may have more rows than the candidate.
            let assumed = pool.plannerBytes[number] / max(table.rows, 1)
            let actual = size.bytes / max(candidate.rows(of: table), 1)
            return PlannerOracle.Correction(
                descentCost: size.descentCost,
                surplusPerRow: max(assumed - actual, 0) / IndexSize.page * pageCost)
        }
    }

    /// The statements that can be planned, and those that cannot.
    private struct Prepared {
        var statements: [WorkloadStatement] = []
        /// What is planned: a statement's text, be it with values in the place of parameters.
        var texts: [String] = []
        var refused: [WorkloadAdvice.Refused] = []
    }

    /// Prepares every statement in every session; the guard is asked once for each statement.
    private func prepare(
        _ workload: [WorkloadStatement], _ sessions: [WorkloadSession]
    ) async throws -> Prepared {
        var prepared = Prepared()
        for entry in workload {
            var refusal = entry.rewriting.obstacle
            var planned = entry
            var text = entry.statement.text
            if refusal == nil {
                (refusal, text) = try await prepare(prepared.statements.count, entry, sessions)
                // The rows of a view have no `ctid`.
                if let viewText = entry.rewriting.viewText, refusal?.sqlState == "42703" {
                    planned = entry.planned(as: viewText)
                    (refusal, text) = try await prepare(
                        prepared.statements.count, planned, sessions)
                }
            }
            if let refusal {
                prepared.refused.append(
                    WorkloadAdvice.Refused(statement: entry.label, reason: refusal.reason))
            } else {
                prepared.statements.append(planned)
                prepared.texts.append(text)
            }
        }
        return prepared
    }

    /// Prepares a statement, if possible with typical values in the place of parameters.
    ///
    /// - Returns: why it is refused, or what is planned.
    private func prepare(
        _ number: Int, _ entry: WorkloadStatement, _ sessions: [WorkloadSession]
    ) async throws -> (refusal: ExplainRefusal?, text: String) {
        let typical = try await TypicalValues(session: sessions[0]).text(of: entry)
        var refusal: ExplainRefusal?
        var planned = entry.statement.text
        // A value in the place of a parameter may leave its type open; then the parameter stays.
        for text in [typical, entry.statement.text].compactMap(\.self) {
            planned = text
            refusal = try await prepare(number, text, of: entry.statement, sessions)
            if refusal == nil || refusal?.isFinal == true { break }
        }
        return (refusal, planned)
    }

    private func prepare(
        _ number: Int, _ text: String, of statement: StatementToPlan,
        _ sessions: [WorkloadSession]
    ) async throws -> ExplainRefusal? {
        do {
            for (place, session) in sessions.enumerated() {
                try await session.prepare(
                    number, text, searchPath: statement.searchPath,
                    hazards: {
                        place == 0 ? try await store.explainHazards(of: statement) : []
                    })
            }
            return nil
        } catch let refusal as ExplainRefusal {
            for session in sessions { try await session.forget(number) }
            return refusal
        }
    }
}
