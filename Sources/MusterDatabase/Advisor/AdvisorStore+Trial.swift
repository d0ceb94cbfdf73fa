public import Muster
import PostgresClient

extension AdvisorStore {
    /// The number of a new trial of a whole workload's indexes, under which its copies are
    /// registered.
    ///
    /// - Throws: `ExplainRefusal.notForSandbox` when there is no sandbox, or no place in it.
    public func beginTrial() async throws -> Int64 {
        do {
            return try await connection.query("select advisor._begin_trial() as trial")
                .value(as: Int64.self)
        } catch {
            guard error.sqlState.rawValue.hasPrefix("MU") else { throw error }
            throw ExplainRefusal.notForSandbox(
                sqlState: error.sqlState.rawValue, reason: error.message, hint: error.hint)
        }
    }

    /// Why tables cannot be copied into the sandbox; nil when they can.
    ///
    /// - Parameter relations: with their schemas, as SQL.
    /// - Returns: the database's words.
    /// - Throws: the client's error.
    public func sandboxObjection(to relations: [String]) async throws -> String? {
        do {
            try await connection.execute(
                """
                select
                from advisor._sandbox_source(
                    \(relations)::text[], '{}', allows_partitions => true)
                """)
            return nil
        } catch {
            guard error.sqlState.rawValue.hasPrefix("MU") else { throw error }
            return error.detail ?? error.message
        }
    }

    /// What was predicted and what was observed once it was built.
    public struct Observation: Sendable, Encodable {
        /// `size`, `cost`, `time` or `write`.
        public var measure: String
        /// The index or the statement.
        public var subject: String
        /// What was predicted.
        public var predicted: Double
        /// What was observed.
        public var observed: Double

        /// Makes an observation.
        public init(measure: String, subject: String, predicted: Double, observed: Double) {
            self.measure = measure
            self.subject = subject
            self.predicted = predicted
            self.observed = observed
        }
    }

    /// Keeps observations, to correct later predictions by.
    public func record(_ observations: [Observation]) async throws {
        try await connection.execute(
            "select advisor._record_calibration(\(Self.json(observations))::jsonb)")
    }

    /// What observations have taught.
    public func calibration() async throws -> Calibration {
        var logarithms: [String: [Double]] = [:]
        let rows = try await connection.query(
            """
            select measure, ln(observed / predicted) as logarithm
            from advisor.calibration
            order by calibration_id
            """)
        for row in rows {
            logarithms[try row.decode("measure"), default: []].append(
                try row.decode("logarithm"))
        }
        return Calibration(
            size: logarithms["size"] ?? [], cost: logarithms["cost"] ?? [],
            time: logarithms["time"] ?? [], write: logarithms["write"] ?? [])
    }

    /// By what part a statement may get slower before an index counts as harmful.
    public func maximumRegression() async throws -> Double {
        try await connection.query(
            "select muster.setting_numeric('advisor.max_regression')::float8 as part"
        ).value(as: Double.self)
    }
}

extension SandboxTable {
    /// The same copy for another way of writing its table.
    public func written(_ name: String) -> SandboxTable {
        SandboxTable(
            name: name, source: source, relationID: relationID, copy: copy, fraction: fraction)
    }
}
