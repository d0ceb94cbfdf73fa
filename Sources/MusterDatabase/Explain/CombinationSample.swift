import Muster
import PostgresClient

/// Counts in a sample of a table how many different values some of its columns have together.
///
/// The planner's statistics know each column by itself. The sample is of some hundred pages, the same
/// at every look, read with the rights of the login that explains.
struct CombinationSample {
    /// Sets of columns as SQL writes them.
    let sets: [[String]]
    /// The table as SQL writes it.
    let table: String
    /// How many rows it has.
    let rows: Double

    private static let sampledRows = 10_000.0

    /// The query: one row for each set.
    var query: SQL {
        let columns = Set(sets.joined()).sorted()
        let percent = min(100, 100 * Self.sampledRows / max(rows, 1))
        let counts = sets.enumerated().map { number, set in
            """
            select \(number) as number, coalesce(sum(d.times), 0)::float8 as values,
                   count(*)::float8 as different,
                   count(*) filter (where d.times = 1)::float8 as once
            from (select count(*) as times from seen
                  group by \(set.joined(separator: ", "))) as d
            """
        }
        return """
            with seen as materialized (
                select \(unescaped: columns.joined(separator: ", "))
                from \(unescaped: table)
                    tablesample system (\(unescaped: "\(percent)")) repeatable (1)
            )
            \(unescaped: counts.joined(separator: "\nunion all\n"))
            order by number
            """
    }

    /// How many different combinations the whole table has, for each set.
    ///
    /// - Returns: nil when the answer is not one.
    func distinct(_ found: Rows) throws -> [Double]? {
        let values: [Double] = try found.map { row in
            ColumnStatistics.distinct(
                among: rows, seen: try row.decode("values"),
                different: try row.decode("different"), once: try row.decode("once"))
        }
        return values.count == sets.count ? values : nil
    }
}
