import FoundationEssentials
public import Muster
import PostgresClient

extension AdvisorStore {
    /// The statements to explain now, dearest first.
    ///
    /// - Parameter top: of how many, by time; nil for the setting `advisor.top_k`.
    /// - Returns: the statements with their search paths.
    /// - Throws: `PostgresError`.
    public func plansWanted(top: Int?) async throws -> [StatementToPlan] {
        try await connection.query(
            """
            select statement_id, normalized, relations, shape, search_path
            from advisor._plans_wanted(\(top as Int?)::integer)
            """
        ).map(Self.statementToPlan)
    }

    /// One statement, to be explained whether it is due or not.
    ///
    /// - Throws: MU180 when there is no such statement, or nothing to plan in it.
    public func statementToPlan(_ statementID: Int64) async throws -> StatementToPlan {
        let rows = try await connection.query(
            """
            select statement_id, normalized, relations, shape, search_path
            from advisor._statement_to_plan(\(statementID)::bigint)
            """)
        return try Self.statementToPlan(rows.only())
    }

    static func statementToPlan(_ row: Row) throws -> StatementToPlan {
        let stored: StoredShape? = try? row.decodeJSON("shape")
        let structural: Structural? = try? row.decodeJSON("shape")
        let pairs = (structural?.structural ?? [:]).compactMap { key, value in
            Int(key).map { ($0, value) }
        }
        return StatementToPlan(
            statementID: try row.decode("statement_id"), text: try row.decode("normalized"),
            relations: try row.decode("relations"), searchPath: try row.decode("search_path"),
            shape: stored, structural: Dictionary(uniqueKeysWithValues: pairs))
    }

    private struct Structural: Decodable {
        let structural: [String: String]?
    }

    /// Why planning the statement would run code of an untrusted owner; empty when it would not.
    public func explainHazards(of statement: StatementToPlan) async throws -> [String] {
        let shape = statement.shape
        return try await connection.query(
            """
            select advisor._explain_hazard(
                \(shape?.names ?? statement.relations)::text[], \(shape?.functions as [String]?)::text[],
                \(shape?.operators as [String]?)::text[], \(shape?.types as [String]?)::text[],
                \(statement.searchPath)::text[], \(shape?.columns as [String]?)::text[]) as reasons
            """
        ).value(as: [String].self)
    }

    /// A plan of a statement as it is stored: without literals.
    public struct PlanRecord: Sendable {
        /// The plan.
        public let plan: Plan
        /// The document, redacted.
        public let document: String

        /// Redacts a document of `EXPLAIN (FORMAT JSON)`.
        ///
        /// - Throws: `PlanError` when it is not a plan.
        public init(_ document: String) throws {
            let json: JSONValue
            do throws(JSONParsingError) {
                json = try JSONValue(parsing: document).redactingPlanLiterals()
            } catch {
                throw PlanError.invalidJSON(error)
            }
            plan = try Plan(json: json)
            self.document = json.serialized()
        }
    }

    /// Stores a plan; returns its key, the last one's when nothing notable changed.
    @discardableResult
    public func record(_ record: PlanRecord, of statement: StatementToPlan) async throws -> Int64 {
        let facts = record.plan.facts
        return try await connection.query(
            """
            select advisor._record_plan(
                \(statement.statementID)::bigint, 'explain_generic', \(statement.searchPath)::text[],
                \(record.document)::jsonb, \(Self.json(facts))::jsonb, \(facts.shapeHash),
                \(facts.totalCost)::float8) as plan_id
            """
        ).value(as: Int64.self)
    }

    /// Stores why there is no plan.
    public func recordPlanFailure(of statementID: Int64, _ refusal: ExplainRefusal) async throws {
        let (state, reasons) =
            if case .hazard(let reasons) = refusal { ("refused", reasons) } else {
                ("failed", [refusal.reason])
            }
        try await connection.execute(
            """
            select advisor._record_plan_failure(
                \(statementID)::bigint, \(state), \(reasons)::text[])
            """)
    }

    /// Two plans of one statement that have not been compared yet.
    public struct PlanPair: Sendable {
        /// Key of the earlier plan.
        public let from: Int64
        /// Key of the later plan.
        public let to: Int64

        /// A pair of plans.
        public init(from: Int64, to: Int64) {
            self.from = from
            self.to = to
        }
    }

    /// Changes whose trees have not been aligned yet.
    public func planChangesWithoutDiff() async throws -> [PlanPair] {
        try await connection.query(
            """
            select from_plan_id, to_plan_id from advisor.plan_change
            where diff is null order by change_id limit 100
            """
        ).map { PlanPair(from: try $0.decode("from_plan_id"), to: try $0.decode("to_plan_id")) }
    }

    /// A stored plan.
    ///
    /// - Throws: MU182 when there is no such plan.
    public func plan(_ planID: Int64) async throws -> Plan {
        let row = try await connection.query(
            "select plan_json from advisor._plan(\(planID)::bigint)"
        ).only()
        return try Plan(parsing: row.decode("plan_json", as: String.self))
    }

    /// Stores how two plans differ.
    public func record(_ diff: PlanDiff, of pair: PlanPair) async throws {
        try await connection.execute(
            """
            select advisor._record_plan_diff(
                \(pair.from)::bigint, \(pair.to)::bigint, \(diff.labels.map(\.text))::text[],
                \(Self.json(diff))::jsonb)
            """)
    }

    /// The lines of `advisor.explain_diff`.
    public func explainDiff(_ pair: PlanPair) async throws -> [String] {
        try await connection.query(
            "select line from advisor.explain_diff(\(pair.from)::bigint, \(pair.to)::bigint)"
        ).map { try $0.decode("line") }
    }
}
