extension Family {
    /// How many different statements are compared with each other; what is beyond joins the nearest.
    ///
    /// Half a square of 2,000 takes 8 MB.
    public static let comparedAtMost = 2000

    /// Groups statements by what they do: TF-IDF over their words, average linkage over its cosine.
    ///
    /// Statements with another verb, with and without a join, or without a table in common are never of
    /// one family. The result depends on the
    /// statements only, not on their order.
    ///
    /// - Parameters:
    ///   - statements: what each statement is grouped by.
    ///   - threshold: the mean similarity from which on two groups are one, from 0 to 1.
    ///   - limit: how many different statements are compared with each other.
    /// - Returns: the families, by label.
    public static func families(
        of statements: [StatementFeatures], similarity threshold: Double = 0.5,
        comparingAtMost limit: Int = comparedAtMost
    ) -> [Family] {
        let collection = FeatureCollection(statements)
        let compared = min(collection.classes.count, limit)
        var groups: [[Int]] = []
        for set in collection.comparableSets(ofFirst: compared) {
            groups += AverageLinkage.groups(
                count: set.count, sizes: set.map { collection.classes[$0].statements.count },
                threshold: threshold
            ) {
                collection.similarity(set[$0], set[$1])
            }
            .map { group in group.map { set[$0] } }
        }
        groups.sort { $0[0] < $1[0] }
        for late in compared..<collection.classes.count {
            let nearest = groups.indices.map { group in
                let sum = groups[group].reduce(0) { $0 + collection.similarity($1, late) }
                return (similarity: sum / Double(groups[group].count), group: group)
            }.max { ($0.similarity, -$0.group) < ($1.similarity, -$1.group) }
            if let nearest, nearest.similarity >= threshold {
                groups[nearest.group].append(late)
            } else {
                groups.append([late])
            }
        }
        let contents = groups.map(collection.contents)
        return zip(FamilyLabel.labels(of: contents.map(\.statements)), contents)
            .map { label, content in
                Family(
                    label: label.text, description: label.description, tokens: content.tokens,
                    members: content.members)
            }
            .sorted { $0.label < $1.label }
    }
}
