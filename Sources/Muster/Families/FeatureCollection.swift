/// Statements by what they are grouped by: those with the same words are one class.
struct FeatureCollection: Sendable {
    /// Statements that have the same words.
    struct Class: Sendable {
        var statements: [StatementFeatures]
        var vector: TermVector
        var kind: Kind
        /// Numbers of its tables, ascending.
        var tables: [Int]
    }

    /// What the name of a family says of one of its statements, and what is to be so of all.
    struct Kind: Sendable, Hashable {
        var verb: String
        var joins: Bool
        var hasTables: Bool
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
        var tableNumbers: [String: Int] = [:]
        classes =
            byWords
            .sorted { $0.key.lexicographicallyPrecedes($1.key) }
            .map { words, same in
                var tables: Set<Int> = []
                for word in words where word.kind == .table {
                    let number = tableNumbers[word.text] ?? tableNumbers.count
                    tableNumbers[word.text] = number
                    tables.insert(number)
                }
                return Class(
                    statements: same.sorted { $0.fingerprint < $1.fingerprint },
                    vector: vocabulary.vector(of: words),
                    kind: Kind(
                        verb: same[0].kind, joins: same[0].joins, hasTables: !tables.isEmpty),
                    tables: tables.sorted())
            }
    }

    /// Which of the first classes could be of one family at all.
    ///
    /// Those of one kind that share a table, be it through others between them: between two of these
    /// sets every similarity is zero.
    ///
    /// - Parameter count: how many classes are looked at.
    /// - Returns: sets of numbers, each ascending, by their lowest.
    func comparableSets(ofFirst count: Int) -> [[Int]] {
        struct Place: Hashable {
            let kind: Kind
            let table: Int?
        }
        var parent = Array(0..<count)
        func root(of number: Int) -> Int {
            var number = number
            while parent[number] != number {
                parent[number] = parent[parent[number]]
                number = parent[number]
            }
            return number
        }
        var first: [Place: Int] = [:]
        for number in 0..<count {
            let kind = classes[number].kind
            let tables = kind.hasTables ? classes[number].tables.map(Optional.some) : [nil]
            for table in tables {
                let place = Place(kind: kind, table: table)
                guard let other = first[place] else {
                    first[place] = number
                    continue
                }
                let (one, two) = (root(of: number), root(of: other))
                parent[max(one, two)] = min(one, two)
            }
        }
        return Dictionary(grouping: 0..<count) { root(of: $0) }
            .sorted { $0.key < $1.key }
            .map(\.value)
    }

    func similarity(_ left: Int, _ right: Int) -> Double {
        guard classes[left].kind == classes[right].kind,
            !classes[left].kind.hasTables
                || Self.haveOneInCommon(classes[left].tables, classes[right].tables)
        else { return 0 }
        return classes[left].vector.similarity(to: classes[right].vector)
    }

    private static func haveOneInCommon(_ left: [Int], _ right: [Int]) -> Bool {
        left.contains { right.contains($0) }
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
