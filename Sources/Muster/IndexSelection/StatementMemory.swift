/// What the planner said of one statement, as it is kept from one search to the next.
///
/// Candidates are known by a hash, because their numbers are other ones in every search, and because a
/// definition can hold a value.
public struct StatementMemory: Sendable, Hashable, Codable {
    /// Hashes of the candidates that the answers speak of.
    private var candidates: [String] = []
    private var answers: [Remembered] = []

    /// The most answers for one statement; a search puts some hundred questions about each.
    private static let most = 4_000

    private struct Remembered: Sendable, Hashable, Codable {
        /// Places in `candidates`.
        var given: [Int]
        var cost: Double
        /// Place in `candidates`, descents and rows of each use.
        var uses: [Double]

        init(given: [Int], cost: Double, uses: [Double]) {
            self.given = given
            self.cost = cost
            self.uses = uses
        }

        // Names would be most of what is kept.
        init(from decoder: any Decoder) throws {
            var values = try decoder.unkeyedContainer()
            cost = try values.decode(Double.self)
            given = try values.decode([Int].self)
            uses = try values.decode([Double].self)
        }

        func encode(to encoder: any Encoder) throws {
            var values = encoder.unkeyedContainer()
            try values.encode(cost)
            try values.encode(given)
            try values.encode(uses)
        }
    }

    /// The hash by which a candidate is known.
    public static func key(of candidate: IndexCandidate) -> String {
        var hash = FNV1a()
        hash.add(candidate.title)
        return hash.digits
    }

    /// A hash of several texts; where one ends and the next begins counts.
    public static func key(of texts: [String]) -> String {
        var hash = FNV1a()
        for text in texts {
            hash.add(text)
            hash.add(byte: 0)
        }
        return hash.digits
    }

    /// Keeps answers.
    ///
    /// - Parameters:
    ///   - answers: by the candidates that were offered, ascending.
    ///   - keys: hashes of all candidates, by number.
    public init(_ answers: [[Int]: PlannerAnswer], keys: [String]) {
        let kept = answers.sorted { $0.key.lexicographicallyPrecedes($1.key) }.prefix(Self.most)
        let numbers = Set(kept.flatMap { $0.key + $0.value.uses.map(\.index) }).sorted()
        let places = Dictionary(
            uniqueKeysWithValues: numbers.enumerated().map { ($0.element, $0.offset) })
        candidates = numbers.map { keys[$0] }
        self.answers = kept.map { given, answer in
            Remembered(
                given: given.compactMap { places[$0] }, cost: answer.cost,
                uses: answer.uses.flatMap {
                    [Double(places[$0.index] ?? 0), $0.descents, $0.rows]
                })
        }
    }

    /// The answers, by the candidates that were offered, ascending.
    ///
    /// - Parameter numbers: of the candidates by their hash; answers about others are left out.
    /// - Returns: the answers.
    public func answers(_ numbers: [String: Int]) -> [[Int]: PlannerAnswer] {
        let known = candidates.map { numbers[$0] }
        func number(_ place: Int) -> Int? { known.indices.contains(place) ? known[place] : nil }
        var found: [[Int]: PlannerAnswer] = [:]
        for answer in answers {
            let given = answer.given.compactMap(number)
            guard given.count == answer.given.count else { continue }
            let uses = stride(from: 0, to: answer.uses.count - 2, by: 3).compactMap { start in
                number(Int(answer.uses[start])).map {
                    PlannerAnswer.Use(
                        index: $0, descents: answer.uses[start + 1], rows: answer.uses[start + 2])
                }
            }
            guard uses.count * 3 == answer.uses.count else { continue }
            found[given.sorted()] = PlannerAnswer(cost: answer.cost, uses: uses)
        }
        return found
    }
}
