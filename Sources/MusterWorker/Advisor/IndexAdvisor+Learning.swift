import Muster
import MusterDatabase

extension IndexAdvisor {
    /// With more rows of each key than this an index is as small as it gets.
    private static let manyRows = 20.0
    /// Where a table lies this much in the order of a column, a sample of pages has too many equal
    /// values.
    private static let ordered = 0.5
    /// The most sets of columns of one table that are looked into.
    private static let mostSets = 24

    /// Looks into what the size of candidates depends on and the statistics do not say: expressions,
    /// and columns together.
    func learn(
        of candidates: [IndexCandidate], _ tables: inout [QualifiedName: TableStatistics],
        _ session: WorkloadSession
    ) async throws {
        for candidate in candidates {
            try await learnExpressions(of: candidate, &tables, session)
        }
        for (name, own) in Dictionary(grouping: candidates, by: \.table)
            .sorted(by: { $0.key.description < $1.key.description })
        {
            // Partitions are as alike as need be.
            guard let table = tables[name]?.sample else { continue }
            var sets: [Set<String>] = []
            for columns in own.compactMap({ Self.uncertain($0, table) })
            where sets.count < Self.mostSets && !sets.contains(columns) {
                sets.append(columns)
            }
            guard !sets.isEmpty,
                let found = try await session.combinations(
                    of: sets.map { $0.sorted() }, in: table.name, rows: table.rows)
            else { continue }
            for (columns, distinct) in zip(sets, found) {
                tables[name]?.add(combinations: distinct, of: columns)
            }
        }
    }

    /// The keys, when their size depends on how many different values they have together.
    private static func uncertain(
        _ candidate: IndexCandidate, _ table: TableStatistics
    ) -> Set<String>? {
        let columns = candidate.keys.compactMap { $0.column.flatMap { table.columns[$0] } }
        guard candidate.method == .btree, candidate.include.isEmpty,
            candidate.keys.count > 1, columns.count == candidate.keys.count,
            columns.allSatisfy({
                $0.deduplicates && $0.distinct < table.rows / 2
                    && abs($0.correlation) < Self.ordered
            }),
            columns.reduce(1, { $0 * $1.distinct }) > table.rows / Self.manyRows
        else { return nil }
        return Set(candidate.keys.compactMap(\.column))
    }

    private func learnExpressions(
        of candidate: IndexCandidate, _ tables: inout [QualifiedName: TableStatistics],
        _ session: WorkloadSession
    ) async throws {
        for key in candidate.keys {
            guard let column = key.source, let table = tables[candidate.table]?.sample,
                table.expressions[key.text] == nil, let statistics = table.columns[column]
            else { continue }
            tables[candidate.table]?.add(
                expression: key.text,
                try await session.statistics(
                    of: key.text, over: column, in: table.name, statistics))
        }
    }
}
