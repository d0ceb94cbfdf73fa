/// The name of a family: its main table, whether it joins, and the columns that pick the rows.
///
///     users_like_email          where email like …
///     orders_by_status_created_at
///     orders_join_2col          a join, with conditions on two columns
///     update_orders_by_order_id
struct FamilyLabel: Sendable, Hashable {
    /// The name.
    let text: String
    /// The same in words.
    let description: String

    /// Names for several families, each another one.
    ///
    /// Families whose short names are the same get longer ones: with the tables that are joined, with
    /// what is done with the rows, with the schema, and in the end with a number.
    static func labels(of families: [[StatementFeatures]]) -> [FamilyLabel] {
        let summaries = families.map(FamilySummary.init)
        var level = Array(repeating: 0, count: families.count)
        for _ in 0..<FamilySummary.levels {
            for same in collisions(summaries, level) {
                for family in same {
                    level[family] = min(level[family] + 1, FamilySummary.levels - 1)
                }
            }
        }
        var texts = summaries.indices.map { summaries[$0].name(level: level[$0]) }
        // By their first statement, which stays while the family does.
        for same in collisions(summaries, level) {
            let ordered = same.sorted {
                summaries[$0].firstFingerprint < summaries[$1].firstFingerprint
            }
            for (number, family) in ordered.enumerated().dropFirst() {
                texts[family] += "_\(number + 1)"
            }
        }
        return zip(texts, summaries).map { FamilyLabel(text: $0, description: $1.description) }
    }

    private static func collisions(_ summaries: [FamilySummary], _ level: [Int]) -> [[Int]] {
        Dictionary(grouping: summaries.indices) { summaries[$0].name(level: level[$0]) }
            .values.filter { $0.count > 1 }
            .map { $0.sorted() }
            .sorted { $0[0] < $1[0] }
    }
}
