import Muster

/// A search with the names that belong to its numbers.
struct FoundIndexes: Sendable {
    /// What was chosen, and what was learned.
    var search: SelectionSearch
    /// The statements that were planned.
    var workload: [WorkloadStatement]
    /// Statements that write.
    var writers: [WorkloadStatement]
    /// Statements that could not be planned.
    var refused: [WorkloadAdvice.Refused]
    /// The candidates.
    var candidates: [IndexCandidate]
    /// Their sizes.
    var bytes: [Double]
    /// What their upkeep is predicted by; nil of a table that nothing is known of.
    var upkeeps: [IndexUpkeep?]
    /// The tables.
    var tables: [QualifiedName: TableStatistics]
    /// Whether costs are weighted so that they are milliseconds.
    var isTimed: Bool
    /// What indexes that were built here have taught.
    var calibration: Calibration
    /// EXPLAINs that were asked for.
    var explains: Int
    /// Answers of earlier searches that were used.
    var remembered: Int

    /// The indexes that the tables have, table by table.
    var presentIndexes: [PresentIndex] {
        tables.values.sorted { $0.name.description < $1.name.description }.flatMap(\.indexes)
    }

    /// What was chosen.
    var result: SelectionResult { search.result }
}
