import Muster
import MusterDatabase

/// The planner as the oracle of a search: several sessions that plan with hypothetical indexes.
struct PlannerOracle: WhatIfOracle {
    /// What the planner charges otherwise for an index that exists than for HypoPG's.
    struct Correction: Sendable {
        /// A descent from the root to a leaf, which HypoPG leaves out.
        var descentCost: Double
        /// For each row of a scan, the pages that HypoPG's size has too many.
        var surplusPerRow: Double
    }

    let sessions: [WorkloadSession]
    /// Tables of each statement.
    let tables: [Set<QualifiedName>]
    /// For each candidate; nil when the planner's figures are to be taken as they are.
    let corrections: [Correction]?
    /// What is known without asking.
    let memory: PlanMemory

    func answers(to questions: [WhatIfQuestion]) async throws -> [WhatIfAnswer?] {
        var answers = questions.map { memory.answer(to: $0).map(corrected) }
        // Neighbours in this order differ least, so each session changes few indexes.
        let order = questions.indices.filter { answers[$0] == nil }.sorted { left, right in
            let (left, right) = (questions[left], questions[right])
            if left.statement != right.statement { return left.statement < right.statement }
            return left.indexes.lexicographicallyPrecedes(right.indexes)
        }
        let share = (order.count + sessions.count - 1) / sessions.count
        let found = try await withThrowingTaskGroup(of: [(Int, WhatIfAnswer?)].self) { group in
            for (number, session) in sessions.enumerated() {
                let own = order.dropFirst(number * share).prefix(share)
                guard !own.isEmpty else { continue }
                group.addTask {
                    var answers: [(Int, WhatIfAnswer?)] = []
                    for place in own {
                        try Task.checkCancellation()
                        answers.append((place, try await answer(questions[place], session)))
                    }
                    return answers
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        for (place, answer) in found { answers[place] = answer }
        return answers
    }

    /// Nil when the planner gave no plan in time; that is no reason to end the search.
    private func answer(
        _ question: WhatIfQuestion, _ session: WorkloadSession
    ) async throws -> WhatIfAnswer? {
        memory.willAsk()
        let sketch: PlanSketch
        do {
            sketch = try PlanSketch(
                parsing: await session.plan(
                    question.statement, with: question.indexes,
                    tables: tables[question.statement]))
        } catch is ExplainRefusal {
            return nil
        } catch is PlanError {
            return nil
        }
        let numbers = await session.candidateNumbers
        let answer = PlannerAnswer(
            cost: sketch.totalCost,
            uses: sketch.indexUses.compactMap { use in
                numbers[use.name].map {
                    PlannerAnswer.Use(index: $0, descents: use.descents, rows: use.rows)
                }
            })
        memory.keep(answer, to: question)
        return corrected(answer)
    }

    private func corrected(_ answer: PlannerAnswer) -> WhatIfAnswer {
        var correction = 0.0
        for use in answer.uses {
            guard let charged = corrections?[use.index] else { continue }
            correction += use.descents * charged.descentCost
            // A scan that is begun often reads few pages each time, and those count as cached.
            if use.descents == 1 { correction -= use.rows * charged.surplusPerRow }
        }
        return WhatIfAnswer(
            cost: max(answer.cost + correction, 0), plannerCost: answer.cost,
            used: Set(answer.uses.map(\.index)).sorted())
    }
}
