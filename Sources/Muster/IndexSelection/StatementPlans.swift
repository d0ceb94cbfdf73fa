/// What is known of one statement's plans: the cost cache of the search.
///
/// An answer for a set of indexes whose plan uses only some of them is the answer for every set in
/// between too: whatever is left out was not wanted. So a question is put only when neither the same
/// one nor one that implies the answer was put before.
struct StatementPlans {
    /// A plan: the candidates that it needs, and what it costs then.
    struct Known {
        let used: [Int]
        let cost: Double
    }

    private struct Asked {
        let given: CandidateSet
        let used: CandidateSet
        let answer: WhatIfAnswer
    }

    /// Numbers of the candidates that concern the statement, ascending.
    let relevant: [Int]
    /// Plans, cheapest first; none needs all that a cheaper one needs.
    private(set) var plans: [Known] = []
    private var asked: [Asked] = []
    private let position: [Int: Int]

    init(relevant: [Int]) {
        self.relevant = relevant
        position = Dictionary(
            uniqueKeysWithValues: relevant.enumerated().map { ($0.element, $0.offset) })
    }

    /// The planner's answer for these candidates, if it follows from what was asked.
    func answer(for indexes: [Int]) -> WhatIfAnswer? {
        let wanted = bits(indexes)
        return asked.first { $0.used.isSubset(of: wanted) && wanted.isSubset(of: $0.given) }?.answer
    }

    /// Keeps an answer.
    mutating func learn(_ indexes: [Int], _ answer: WhatIfAnswer) {
        asked.append(Asked(given: bits(indexes), used: bits(answer.used), answer: answer))
        let used = Set(answer.used)
        let isWorse = plans.contains { $0.cost <= answer.cost && used.isSuperset(of: $0.used) }
        guard !isWorse else { return }
        plans.removeAll { $0.cost >= answer.cost && used.isSubset(of: $0.used) }
        let place = plans.firstIndex { $0.cost > answer.cost } ?? plans.endIndex
        plans.insert(Known(used: answer.used, cost: answer.cost), at: place)
    }

    private func bits(_ indexes: [Int]) -> CandidateSet {
        var set = CandidateSet(size: relevant.count)
        for index in indexes {
            if let position = position[index] { set.insert(position) }
        }
        return set
    }
}
