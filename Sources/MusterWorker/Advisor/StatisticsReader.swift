import MusterDatabase

/// Tells the database what the statistics say of columns that the worker itself may not read.
///
/// `pg_stats` shows a column only to those who may read it. The worker may not, so without this its
/// rules know neither how many values a column has nor how wide they are.
struct StatisticsReader: Sendable {
    let store: AdvisorStore
    let session: ExplainSession

    /// Reads what is wanted; returns of how many columns something is known now.
    func readWanted() async throws -> Int {
        let relations = try await store.columnFactsWanted()
        guard !relations.isEmpty else { return 0 }
        return try await store.recordColumnFacts(session.columnStatistics(of: relations))
    }
}
