public import Muster
import PostgresClient

extension WorkloadSession {
    /// How many different combinations of values columns have, by a sample of the table.
    ///
    /// The planner's statistics know each column by itself. The sample is of some hundred pages, the
    /// same at every look, read with the rights of the login that explains.
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
        let columns = Set(sets.joined()).sorted().map(SQLIdentifier.quoted)
        let percent = min(100, 100 * Self.sampledRows / max(rows, 1))
        let counts = sets.enumerated().map { number, set in
            """
            select \(number) as number, coalesce(sum(d.times), 0)::float8 as values,
                   count(*)::float8 as different,
                   count(*) filter (where d.times = 1)::float8 as once
            from (select count(*) as times from seen
                  group by \(set.map(SQLIdentifier.quoted).joined(separator: ", "))) as d
            """
        }
        do {
            return try await guarded {
                let found = try await self.rows(
                    """
                    with seen as materialized (
                        select \(unescaped: columns.joined(separator: ", "))
                        from \(unescaped: table.description)
                            tablesample system (\(unescaped: "\(percent)")) repeatable (1)
                    )
                    \(unescaped: counts.joined(separator: "\nunion all\n"))
                    order by number
                    """)
                let values: [Double] = try found.map { row in
                    ColumnStatistics.distinct(
                        among: rows, seen: try row.decode("values"),
                        different: try row.decode("different"), once: try row.decode("once"))
                }
                return values.count == sets.count ? values : nil
            }
        } catch is ExplainRefusal {
            return nil
        }
    }

    private static let sampledRows = 10_000.0
}
