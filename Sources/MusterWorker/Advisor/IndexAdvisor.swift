public import Muster
public import MusterDatabase
public import PostgresClient

/// Chooses the indexes for a whole workload: opens the sessions that plan, derives the candidates,
/// searches, and makes the report.
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

    private let store: AdvisorStore
    private let explainOptions: ConnectionOptions
    private let limits: ExplainLimits
    private let options: Options

    /// Milliseconds that an index takes for each row written; 16 to 25 us were measured.
    private static let upkeepMilliseconds = 0.02

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

    /// Searches.
    ///
    /// - Parameters:
    ///   - workload: the statements.
    ///   - shouldStop: asked between questions; the best so far is then the answer.
    ///   - report: told how far the search is.
    /// - Returns: the advice.
    /// - Throws: `ExplainRefusal` when nothing can be explained here; the client's error.
    public func advise(
        on workload: [WorkloadStatement],
        shouldStop: @escaping @Sendable () -> Bool = { false },
        report: @escaping @Sendable (SelectionProgress) -> Void = { _ in }
    ) async throws -> WorkloadAdvice {
        let began = ContinuousClock.now
        let end = began + options.deadline
        var sessions: [WorkloadSession] = []
        do {
            for _ in 0..<max(options.connections, 1) {
                sessions.append(
                    try await WorkloadSession.open(
                        explainOptions, limits: limits,
                        lifetime: options.deadline + .seconds(30)))
            }
            var advice = try await search(
                workload, sessions, { shouldStop() || ContinuousClock.now >= end }, report)
            advice.seconds = began.duration(to: .now) / .seconds(1)
            for session in sessions { await session.close() }
            return advice
        } catch {
            for session in sessions { await session.close() }
            throw error
        }
    }

    private func search(
        _ workload: [WorkloadStatement], _ sessions: [WorkloadSession],
        _ shouldStop: @escaping @Sendable () -> Bool,
        _ report: @escaping @Sendable (SelectionProgress) -> Void
    ) async throws -> WorkloadAdvice {
        let (planned, refused) = try await prepare(workload, sessions)
        let names = Set(planned.flatMap(\.tables)).sorted { $0.description < $1.description }
        let tables = try await sessions[0].statistics(of: names)
        let pool = try await CandidatePool(
            planned, tables, minimumRows: options.minimumRows, sessions: sessions)
        let sizes = pool.candidates.map { candidate in
            tables[candidate.table].map { IndexSize(of: candidate, on: $0) }
        }
        let oracle = PlannerOracle(
            sessions: sessions, tables: planned.map(\.tables),
            corrections: options.isUncalibrated
                ? nil
                : try await corrections(sizes, pool, tables, sessions[0]))
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
            options.isUncalibrated ? pool.plannerBytes[number] : sizes[number]?.bytes ?? 0
        }
        let days = isTimed ? try await store.workloadDays() : 0
        let upkeep = pool.candidates.map { candidate in
            (tables[candidate.table]?.writtenRows ?? 0) * days * Self.upkeepMilliseconds
        }
        let problem = SelectionProblem(
            statements: statements, bytes: bytes, upkeep: upkeep, budget: options.budget,
            maximumIndexes: options.maximumIndexes)
        let result = try await IndexSelection(
            problem, oracle: oracle, shouldStop: shouldStop, report: report
        ).run()
        return WorkloadAdvice(
            result, planned, writers: workload.filter { $0.shape.writes }, refused: refused,
            pool.candidates, bytes: bytes, tables: tables,
            isTimed: isTimed, baselineQuestions: planned.count)
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
            let rows = max(tables[pool.candidates[number].table]?.rows ?? 1, 1)
            let surplus = max(pool.plannerBytes[number] - size.bytes, 0) / IndexSize.page
            return PlannerOracle.Correction(
                descentCost: size.descentCost, surplusPerRow: surplus / rows * pageCost)
        }
    }

    /// Prepares every statement in every session; the guard is asked once for each statement.
    private func prepare(
        _ workload: [WorkloadStatement], _ sessions: [WorkloadSession]
    ) async throws -> ([WorkloadStatement], [WorkloadAdvice.Refused]) {
        var planned: [WorkloadStatement] = []
        var refused: [WorkloadAdvice.Refused] = []
        for entry in workload {
            let statement = entry.statement
            do throws(any Error) {
                for (place, session) in sessions.enumerated() {
                    try await session.prepare(
                        planned.count, statement.text, searchPath: statement.searchPath,
                        hazards: {
                            place == 0 ? try await store.explainHazards(of: statement) : []
                        })
                }
                planned.append(entry)
            } catch let refusal as ExplainRefusal {
                for session in sessions { try await session.forget(planned.count) }
                refused.append(
                    WorkloadAdvice.Refused(statement: entry.label, reason: refusal.reason))
            }
        }
        return (planned, refused)
    }
}
