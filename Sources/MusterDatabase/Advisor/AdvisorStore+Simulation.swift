import FoundationEssentials
public import Muster
import PostgresClient

/// A claimed question of what some indexes would bring a statement.
public struct ClaimedSimulation: Sendable {
    /// Key in `advisor.simulation`.
    public let simulationID: Int64
    /// The statement.
    public let statement: StatementToPlan
    /// Definitions of the indexes.
    public let definitions: [String]
    /// Whether to build them, on copies, and to execute the statement there.
    public let isReal: Bool
}

/// What a simulation found.
public struct SimulationResult: Sendable {
    /// The plan as it is.
    public let before: AdvisorStore.PlanRecord
    /// The plan with the indexes.
    public let after: AdvisorStore.PlanRecord
    /// How the two differ.
    public let diff: PlanDiff
    /// HypoPG's estimate of the indexes' size in bytes, all together.
    public let estimatedBytes: Int64
    /// What the reader should know.
    public let notes: [String]

    /// Makes a result.
    public init(
        before: AdvisorStore.PlanRecord, after: AdvisorStore.PlanRecord, diff: PlanDiff,
        estimatedBytes: Int64, notes: [String]
    ) {
        self.before = before
        self.after = after
        self.diff = diff
        self.estimatedBytes = estimatedBytes
        self.notes = notes
    }
}

extension AdvisorStore {
    /// Takes the oldest question that waits; nil when none does or as many run as are allowed.
    public func claimSimulation() async throws -> ClaimedSimulation? {
        try await connection.query(
            """
            select simulation_id, statement_id, normalized, relations, shape, search_path, ddl, mode
            from advisor._claim_simulation()
            """
        ).first.map { row in
            ClaimedSimulation(
                simulationID: try row.decode("simulation_id"),
                statement: try Self.statementToPlan(row), definitions: try row.decode("ddl"),
                isReal: try row.decode("mode", as: String.self) == "real")
        }
    }

    /// Stores what a simulation found.
    public func finish(_ simulationID: Int64, _ result: SimulationResult) async throws {
        try await connection.execute(
            """
            select advisor._finish_simulation(
                \(simulationID)::bigint, \(result.before.plan.totalCost)::float8,
                \(result.after.plan.totalCost)::float8, \(result.before.document)::jsonb,
                \(result.after.document)::jsonb, \(result.diff.labels.map(\.text))::text[],
                \(Self.json(result.diff))::jsonb, \(result.estimatedBytes)::bigint,
                \(result.notes)::text[])
            """)
    }

    /// Stores why a simulation came to nothing.
    public func fail(_ simulationID: Int64, _ refusal: ExplainRefusal) async throws {
        try await connection.execute(
            """
            select advisor._fail_simulation(
                \(simulationID)::bigint, \(refusal.sqlState), \(refusal.reason),
                \(refusal.hint as String?), \(refusal.isFinal))
            """)
    }
}
