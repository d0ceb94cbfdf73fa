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

    /// Looks into what the size of advised indexes depends on; returns of how many sets of columns
    /// something is known now.
    func readCombinations() async throws -> Int {
        var known = 0
        for wanted in try await store.combinationsWanted() {
            try Task.checkCancellation()
            let distinct = try await session.combinations(
                of: wanted.columns, in: wanted.table, rows: wanted.rows)
            if try await store.record(distinct, of: wanted) { known += 1 }
        }
        return known
    }
}
