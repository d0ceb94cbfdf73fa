import Muster
import Synchronization

/// A planner over made-up plans: it takes the cheapest whose indexes are all given.
final class SyntheticOracle: WhatIfOracle {
    struct MadeUpPlan {
        var needs: [Int]
        var cost: Double
    }

    private let plans: [[MadeUpPlan]]
    private let asked = Mutex<[WhatIfQuestion]>([])

    struct Failure: Error {}

    init(_ plans: [[MadeUpPlan]]) {
        self.plans = plans
    }

    var questions: [WhatIfQuestion] { asked.withLock(\.self) }

    func answers(to questions: [WhatIfQuestion]) async throws -> [WhatIfAnswer?] {
        asked.withLock { $0 += questions }
        return questions.map { question in
            let given = Set(question.indexes)
            return plans[question.statement]
                .filter { given.isSuperset(of: $0.needs) }
                .min { $0.cost < $1.cost }
                .map { WhatIfAnswer(cost: $0.cost, used: $0.needs) }
        }
    }

    /// The true cost of a workload with a set of indexes.
    func cost(_ chosen: [Int]) -> Double {
        let given = Set(chosen)
        return plans.reduce(0) { sum, plans in
            sum
                + (plans.filter { given.isSuperset(of: $0.needs) }.map(\.cost).min() ?? .infinity)
        }
    }

    /// A workload of so many statements over so many indexes, always the same for a seed.
    static func random(
        seed: UInt64, statements: Int, indexes: Int
    ) -> (oracle: SyntheticOracle, problem: SelectionProblem) {
        var state = seed
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        var plans: [[MadeUpPlan]] = []
        for _ in 0..<statements {
            var own = [MadeUpPlan(needs: [], cost: 1_000)]
            for _ in 0..<(2 + next(6)) {
                let needs = Set((0..<(1 + next(3))).map { _ in next(indexes) }).sorted()
                own.append(MadeUpPlan(needs: needs, cost: Double(50 + next(900))))
            }
            plans.append(own)
        }
        let bytes = (0..<indexes).map { _ in Double(1 + next(20)) }
        let problem = SelectionProblem(
            statements: (0..<statements).map { _ in
                SelectionProblem.Statement(relevant: Array(0..<indexes))
            }, bytes: bytes, budget: 30)
        return (SyntheticOracle(plans), problem)
    }
}
