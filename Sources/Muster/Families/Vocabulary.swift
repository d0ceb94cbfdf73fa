#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The words of a collection of statements, and how much each of them tells.
struct Vocabulary: Sendable {
    /// The words in order; their places are their numbers.
    let tokens: [FamilyToken]
    private let numbers: [FamilyToken: Int]
    private let inverseFrequency: [Double]

    /// Counts in how many statements each word stands.
    init(_ documents: [[FamilyToken]]) {
        var frequency: [FamilyToken: Int] = [:]
        for document in documents {
            for token in Set(document) { frequency[token, default: 0] += 1 }
        }
        tokens = frequency.keys.sorted()
        numbers = Dictionary(uniqueKeysWithValues: zip(tokens, tokens.indices))
        let count = Double(documents.count)
        // Smoothed, so that a word that every statement has still counts a little.
        inverseFrequency = tokens.map { log((1 + count) / (1 + Double(frequency[$0] ?? 0))) + 1 }
    }

    /// The direction of one statement, in TF-IDF weights.
    func vector(of document: [FamilyToken]) -> TermVector {
        var counts: [Int: Int] = [:]
        for token in document {
            if let number = numbers[token] { counts[number, default: 0] += 1 }
        }
        let terms = counts.keys.sorted()
        let weights = terms.map { term in
            // The fifth mention of a table tells less than the first.
            (1 + log(Double(counts[term] ?? 1))) * inverseFrequency[term] * tokens[term].weight
        }
        let length = weights.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return TermVector(terms: terms, weights: weights.map { $0 / length })
    }
}
