public import Muster
import PostgresClient

extension AdvisorStore {
    /// Whether a statement waits for a family.
    public func areFamiliesDue() async throws -> Bool {
        try await connection.query("select advisor._families_due() as r").value(as: Bool.self)
    }

    /// What every statement is grouped by.
    public func familyFeatures() async throws -> [StatementFeatures] {
        try await connection.query(
            "select to_json(f)::text as features from advisor._family_feature as f"
        ).map { try $0.decodeJSON("features") }
    }

    /// The mean similarity from which on two groups are one.
    public func familySimilarity() async throws -> Double {
        try await connection.query(
            "select muster.setting_numeric('advisor.family_similarity')::float8 as r"
        ).value(as: Double.self)
    }

    /// Stores all families; returns how many there are.
    @discardableResult
    public func record(_ families: [Family]) async throws -> Int {
        try await connection.query(
            "select advisor._record_families(\(Self.json(families))::jsonb) as r"
        ).value(as: Int.self)
    }
}
