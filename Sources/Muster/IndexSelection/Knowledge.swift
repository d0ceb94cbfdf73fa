/// All that a search has learned from the planner.
struct Knowledge {
    private let problem: SelectionProblem
    /// Numbers of the candidates that each statement could use.
    let usable: [[Int]]
    private var plans: [StatementPlans]
    private var baselines: [Double?]
    private let shouldStop: @Sendable () -> Bool
    /// Questions put.
    private(set) var questions = 0
    /// Questions that needed no asking.
    private(set) var implied = 0

    /// How many rejected candidates are told.
    private static let toldRejected = 20

    init(
        _ problem: SelectionProblem, shouldStop: @escaping @Sendable () -> Bool = { false }
    ) {
        self.shouldStop = shouldStop
        self.problem = problem
        usable = problem.statements.indices.map { problem.usable(by: $0) }
        plans = usable.map { StatementPlans(relevant: $0) }
        baselines = Array(repeating: nil, count: problem.statements.count)
    }

    /// Every statement without and with all its candidates.
    var firstQuestions: [WhatIfQuestion] {
        problem.statements.indices.map { WhatIfQuestion(statement: $0, indexes: []) }
            + problem.statements.enumerated().map {
                WhatIfQuestion(statement: $0.offset, indexes: $0.element.relevant)
            }
    }

    /// Those questions whose answer does not follow from what is known, each once.
    mutating func open(_ questions: [WhatIfQuestion]) -> [WhatIfQuestion] {
        var seen: Set<WhatIfQuestion> = []
        let isStarted = self.questions > 0
        let open = questions.filter { question in
            guard !isStarted || baselines[question.statement] != nil else { return false }
            return seen.insert(question).inserted
                && plans[question.statement].answer(for: question.indexes) == nil
        }
        implied += questions.count - open.count
        return open
    }

    mutating func learn(_ asked: [WhatIfQuestion], _ answers: [WhatIfAnswer?]) {
        questions += asked.count
        for (question, answer) in zip(asked, answers) {
            guard let answer else { continue }
            plans[question.statement].learn(question.indexes, answer)
            if question.indexes.isEmpty { baselines[question.statement] = answer.cost }
        }
    }

    func answer(_ statement: Int, _ indexes: [Int]) -> WhatIfAnswer? {
        plans[statement].answer(for: indexes)
    }

    /// What part of a statement's cost these candidates save; 0 when that is not known.
    func saving(_ statement: Int, _ indexes: [Int]) -> Double {
        guard let baseline = baselines[statement], baseline > 0,
            let answer = answer(statement, indexes)
        else { return 0 }
        return (baseline - answer.cost) / baseline
    }

    func weightedBaseline(_ statement: Int) -> Double {
        problem.statements[statement].weight * (baselines[statement] ?? 0)
    }

    /// The single indexes of a statement's plans, and its plans without one of their indexes.
    func partsOfPlans(_ statement: Int, _ notable: Double) -> [WhatIfQuestion] {
        guard let baseline = baselines[statement] else { return [] }
        var parts: Set<[Int]> = []
        for plan in plans[statement].plans
        where plan.cost < baseline * (1 - notable) && plan.used.count > 1 {
            for index in plan.used {
                parts.insert([index])
                if plan.used.count > 2 { parts.insert(plan.used.filter { $0 != index }) }
            }
        }
        return parts.sorted { $0.lexicographicallyPrecedes($1) }
            .map { WhatIfQuestion(statement: statement, indexes: $0) }
    }

    /// The best plans of statements with a merged index in the place of those that it is made of.
    func merged(_ notable: Double, plansOfEach: Int) -> [WhatIfQuestion] {
        var questions: [(question: WhatIfQuestion, saving: Double)] = []
        for (statement, plans) in plans.enumerated() {
            guard let baseline = baselines[statement], baseline > 0 else { continue }
            for merge in problem.merges where usable[statement].contains(merge.index) {
                let replaced = plans.plans.filter { plan in
                    plan.cost < baseline * (1 - notable)
                        && plan.used.contains { merge.parts.contains($0) }
                }
                for plan in replaced.prefix(plansOfEach) {
                    let rest = plan.used.filter { !merge.parts.contains($0) }
                    questions.append(
                        (
                            WhatIfQuestion(
                                statement: statement, indexes: (rest + [merge.index]).sorted()),
                            problem.statements[statement].weight * (baseline - plan.cost)
                        ))
                }
            }
        }
        return questions.sorted { left, right in
            if left.saving != right.saving { return left.saving > right.saving }
            if left.question.statement != right.question.statement {
                return left.question.statement < right.question.statement
            }
            return left.question.indexes.lexicographicallyPrecedes(right.question.indexes)
        }.map(\.question)
    }

    /// The choice problem over what is known so far.
    var model: SelectionModel { model(problem.bytes, shouldStop) }

    /// The same with other sizes of the candidates, and no haste.
    func model(
        _ bytes: [Double], _ shouldStop: @escaping @Sendable () -> Bool = { false }
    ) -> SelectionModel {
        let known = planned.map { number in
            SelectionModel.Statement(
                weight: problem.statements[number].weight, plans: plans[number].plans)
        }
        return SelectionModel(
            statements: known, bytes: bytes, upkeep: problem.upkeep,
            minimumGain: problem.minimumGain, maximumIndexes: problem.maximumIndexes,
            shouldStop: shouldStop)
    }

    /// What a statement costs without any candidate and with some; nil when it has no plan.
    func costs(of statement: Int, with indexes: [Int]) -> (before: Double, after: Double)? {
        guard let before = baselines[statement] else { return nil }
        let set = Set(indexes)
        let after = plans[statement].plans.first { set.isSuperset(of: $0.used) }?.cost
        return (before, after ?? before)
    }

    private var planned: [Int] { baselines.indices.filter { baselines[$0] != nil } }

    func result(
        _ choice: SelectionModel.Choice, curve: [SelectionResult.CurvePoint], isComplete: Bool
    ) -> SelectionResult {
        let model = model
        let none = model.priced([])
        var result = SelectionResult()
        result.costBefore = none.cost
        result.costAfter = choice.cost
        result.bytes = choice.bytes
        result.questions = questions
        result.implied = implied
        result.isComplete = isComplete
        result.curve = curve
        result.statements = Array(repeating: nil, count: plans.count)
        for (place, number) in planned.enumerated() {
            let floor = plans[number].plans.first?.cost ?? 0
            result.costFloor += problem.statements[number].weight * floor
            result.statements[number] = SelectionResult.StatementCost(
                before: baselines[number] ?? 0, after: model.cost(of: place, with: choice.indexes),
                floor: floor)
        }
        result.chosen = ranked(choice, model)
        result.rejected = rejected(choice, model)
        return result
    }

    /// The chosen ones by what each saves beyond those before it.
    private func ranked(
        _ choice: SelectionModel.Choice, _ model: SelectionModel
    ) -> [SelectionResult.Chosen] {
        var taken: [Int] = []
        var chosen: [SelectionResult.Chosen] = []
        for step in model.steps(of: choice.indexes) {
            let shares = model.shares(of: step, beyond: taken)
            for (index, share) in zip(step, shares).sorted(by: { $0.1 > $1.1 }) {
                let without = model.priced(choice.indexes.filter { $0 != index }).cost
                chosen.append(
                    SelectionResult.Chosen(
                        index: index, gain: share, loss: without - choice.cost,
                        statements: users(of: index, choice.indexes),
                        together: step.filter { $0 != index }))
            }
            taken += step
        }
        return chosen
    }

    private func users(of index: Int, _ chosen: [Int]) -> [Int] {
        let set = Set(chosen)
        return planned.filter { number in
            plans[number].plans.first { set.isSuperset(of: $0.used) }?.used.contains(index) ?? false
        }
    }

    private func rejected(
        _ choice: SelectionModel.Choice, _ model: SelectionModel
    ) -> [SelectionResult.Rejected] {
        let chosen = Set(choice.indexes)
        let none = model.priced([]).cost
        let known = Set(planned.flatMap { plans[$0].plans.flatMap(\.used) }).subtracting(chosen)
        let all = known.sorted().map { index -> SelectionResult.Rejected in
            let addition = choice.cost - model.priced((choice.indexes + [index]).sorted()).cost
            let reason: SelectionResult.Rejected.Reason =
                problem.bytes[index] > problem.budget
                ? .largerThanBudget
                : addition > none * problem.minimumGain ? .noRoom : .nothingLeft
            return SelectionResult.Rejected(
                index: index, gainAlone: none - model.priced([index]).cost,
                gainInAddition: addition, reason: reason)
        }
        return Array(
            all.filter { $0.gainAlone > 0 }
                .sorted { ($0.gainAlone, -$0.index) > ($1.gainAlone, -$1.index) }
                .prefix(Self.toldRejected))
    }
}
