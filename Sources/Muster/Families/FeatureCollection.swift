/// Statements by what they are grouped by: those with the same words are one class.
struct FeatureCollection: Sendable {
    /// Statements that have the same words.
    struct Class: Sendable {
        var statements: [StatementFeatures]
        var vector: TermVector
        var tables: Set<String>
        var verb: String
        var joins: Bool
    }

    let vocabulary: Vocabulary
    /// In the order of their words, so that the order of the input does not matter.
    let classes: [Class]

    init(_ statements: [StatementFeatures]) {
        var byWords: [[FamilyToken]: [StatementFeatures]] = [:]
        for statement in statements {
            byWords[statement.tokens.sorted(), default: []].append(statement)
        }
        let vocabulary = Vocabulary(byWords.flatMap { words, same in same.map { _ in words } })
        self.vocabulary = vocabulary
        classes =
            byWords
            .sorted { $0.key.lexicographicallyPrecedes($1.key) }
            .map { words, same in
                Class(
                    statements: same.sorted { $0.fingerprint < $1.fingerprint },
                    vector: vocabulary.vector(of: words),
                    tables: Set(words.lazy.filter { $0.kind == .table }.map(\.text)),
                    verb: same[0].kind, joins: same[0].joins)
            }
    }

    func similarity(_ left: Int, _ right: Int) -> Double {
        let (one, other) = (classes[left], classes[right])
        // What the name of a family says of one of its statements is to be so of all.
        guard one.verb == other.verb, one.joins == other.joins,
            one.tables.isEmpty == other.tables.isEmpty,
            one.tables.isEmpty || !one.tables.isDisjoint(with: other.tables)
        else { return 0 }
        return one.vector.similarity(to: other.vector)
    }

    /// The statements of a group, what they have in common, and how near each is to that.
    func contents(
        of group: [Int]
    ) -> (statements: [StatementFeatures], tokens: [Family.Token], members: [Family.Member]) {
        var sums: [Int: Double] = [:]
        var count = 0
        for number in group.sorted() {
            let one = classes[number]
            count += one.statements.count
            for (term, weight) in zip(one.vector.terms, one.vector.weights) {
                sums[term, default: 0] += weight * Double(one.statements.count)
            }
        }
        let terms = sums.keys.sorted()
        let middle = terms.map { (sums[$0] ?? 0) / Double(count) }
        let length = middle.reduce(0) { $0 + $1 * $1 }.squareRoot()
        let direction = TermVector(terms: terms, weights: middle.map { $0 / length })
        let members = group.flatMap { number in
            let similarity = classes[number].vector.similarity(to: direction)
            return classes[number].statements.map {
                Family.Member(
                    statementID: $0.statementID, similarity: rounded(similarity))
            }
        }
        let heaviest = zip(terms, middle)
            .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
            .prefix(8)
            .map { term, weight in
                Family.Token(
                    token: vocabulary.tokens[term].description, weight: rounded(weight))
            }
        return (
            group.sorted().flatMap { classes[$0].statements }, heaviest,
            members.sorted { $0.statementID < $1.statementID }
        )
    }

    private func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
}
