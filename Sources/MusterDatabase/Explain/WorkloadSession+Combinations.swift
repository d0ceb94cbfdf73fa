public import Muster
import PostgresClient

extension WorkloadSession {
    /// How many different combinations of values columns have, by a sample of the table.
    ///
    /// - Parameters:
    ///   - sets: names of columns.
    ///   - table: the table with its schema.
    ///   - rows: how many it has.
    /// - Returns: for each set; nil when the table cannot be sampled in time.
    /// - Throws: the client's error when the connection is lost.
    public func combinations(
        of sets: [[String]], in table: QualifiedName, rows: Double
    ) async throws -> [Double]? {
        let sample = CombinationSample(
            sets: sets.map { $0.map(SQLIdentifier.quoted) }, table: table.description, rows: rows)
        do {
            return try await guarded { try sample.distinct(try await self.rows(sample.query)) }
        } catch is ExplainRefusal {
            return nil
        }
    }
}
