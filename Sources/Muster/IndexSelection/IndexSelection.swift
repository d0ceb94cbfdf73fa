/// The search for the indexes that serve a whole workload best within a budget.
///
/// It learns plans by asking the planner, and chooses among the plans that it knows without asking:
/// first what every statement costs without and with all candidates, which bounds all there is to
/// gain; then, most promising first, what the planner does when an index that it used is taken away,
/// or when only small ones are there. The choice is then checked and refined until the planner says
/// nothing new. Whenever it is stopped, the best choice so far is a valid one.
///
/// The same problem and the same answers give the same result, however many connections answer.
public struct IndexSelection: Sendable {
    private let problem: SelectionProblem
    private let oracle: any WhatIfOracle
    private let shouldStop: @Sendable () -> Bool
    private let report: @Sendable (SelectionProgress) -> Void

    /// Nodes expanded together, so that several connections have work.
    private static let batch = 12
    /// How often one statement's plans are taken apart at most.
    private static let expansionsPerStatement = 16
    /// Parts of the budget up to which indexes are offered together.
    private static let sizeClasses = [0.05, 0.1, 0.2, 0.35, 0.5, 1]
    /// Savings below this part of a statement's cost are not looked into.
    private static let notable = 0.01
    private static let refinements = 12
    private static let curveParts = [0.1, 0.2, 0.35, 0.5, 0.75, 1, 1.5, 2, 4]

    /// A search; it ends early when `shouldStop` says so, asked between batches of questions.
    public init(
        _ problem: SelectionProblem, oracle: any WhatIfOracle,
        shouldStop: @escaping @Sendable () -> Bool = { false },
        report: @escaping @Sendable (SelectionProgress) -> Void = { _ in }
    ) {
        self.problem = problem
        self.oracle = oracle
        self.shouldStop = shouldStop
        self.report = report
    }

    /// Searches, and tells the choice.
    ///
    /// - Throws: as `search()`.
    public func run() async throws -> SelectionResult { try await search().result }

    /// Searches.
    ///
    /// - Throws: what the oracle throws before there is a cost of anything; later errors end the
    ///   search with what is known.
    public func search() async throws -> SelectionSearch {
        var knowledge = Knowledge(problem)
        try await ask(knowledge.firstQuestions, &knowledge)
        do {
            try await explore(&knowledge)
            try await takeApart(&knowledge)
            let choice = try await refine(&knowledge)
            return ended(knowledge, choice, isComplete: !shouldStop())
        } catch is StoppedEarly {
            let choice = knowledge.model.best(within: problem.budget, isThorough: false)
            return ended(knowledge, choice, isComplete: false)
        }
    }

    private func ended(
        _ knowledge: Knowledge, _ choice: SelectionModel.Choice, isComplete: Bool
    ) -> SelectionSearch {
        SelectionSearch(
            knowledge, problem, choice, curve: curve(knowledge), isComplete: isComplete)
    }

    private struct StoppedEarly: Error {}

    private func ask(_ questions: [WhatIfQuestion], _ knowledge: inout Knowledge) async throws {
        let isFirst = knowledge.questions == 0
        if !isFirst, shouldStop() { throw StoppedEarly() }
        let open = knowledge.open(questions)
        guard !open.isEmpty else { return }
        do {
            knowledge.learn(open, try await oracle.answers(to: open))
        } catch {
            if isFirst { throw error }
            throw StoppedEarly()
        }
        report(
            SelectionProgress(
                questions: knowledge.questions, maximumQuestions: problem.maximumQuestions))
    }

    /// Learning plans may take so many questions; the rest is for checking the choice.
    private var explorationLimit: Int { problem.maximumQuestions * 3 / 4 }

    private struct Node {
        let statement: Int
        let given: [Int]
        let promise: Double
    }

    /// Takes away, one by one, the indexes that plans use, where most is to be gained.
    private func explore(_ knowledge: inout Knowledge) async throws {
        var nodes: [Node] = []
        var visited: Set<WhatIfQuestion> = []
        var starts: [WhatIfQuestion] = []
        for (number, statement) in problem.statements.enumerated()
        where knowledge.saving(number, statement.relevant) > Self.notable {
            starts.append(WhatIfQuestion(statement: number, indexes: statement.relevant))
            for part in Self.sizeClasses {
                let small = statement.relevant.filter {
                    problem.bytes[$0] <= problem.budget * part
                }
                starts.append(WhatIfQuestion(statement: number, indexes: small))
            }
        }
        try await ask(starts, &knowledge)
        func push(_ questions: [WhatIfQuestion], _ knowledge: Knowledge) {
            for question in questions where visited.insert(question).inserted {
                let saving = knowledge.saving(question.statement, question.indexes)
                guard saving > Self.notable else { continue }
                nodes.append(
                    Node(
                        statement: question.statement, given: question.indexes,
                        promise: saving * knowledge.weightedBaseline(question.statement)))
            }
        }
        push(starts, knowledge)
        var expansions = Array(repeating: 0, count: problem.statements.count)
        while !nodes.isEmpty, knowledge.questions < explorationLimit {
            nodes.sort { left, right in
                if left.promise != right.promise { return left.promise > right.promise }
                if left.statement != right.statement { return left.statement < right.statement }
                return left.given.lexicographicallyPrecedes(right.given)
            }
            var questions: [WhatIfQuestion] = []
            var taken = 0
            while taken < Self.batch, let node = nodes.first {
                nodes.removeFirst()
                guard expansions[node.statement] < Self.expansionsPerStatement,
                    let answer = knowledge.answer(node.statement, node.given)
                else { continue }
                expansions[node.statement] += 1
                taken += 1
                for used in answer.used {
                    questions.append(
                        WhatIfQuestion(
                            statement: node.statement, indexes: node.given.filter { $0 != used }))
                }
            }
            try await ask(questions, &knowledge)
            push(questions, knowledge)
        }
    }

    /// Asks what each index that some plan used brings alone, and each plan without one of its own.
    private func takeApart(_ knowledge: inout Knowledge) async throws {
        var questions: [WhatIfQuestion] = []
        for number in problem.statements.indices {
            questions += knowledge.partsOfPlans(number, Self.notable)
        }
        for start in stride(from: 0, to: questions.count, by: Self.batch * 4)
        where knowledge.questions < explorationLimit {
            let end = min(start + Self.batch * 4, questions.count)
            try await ask(Array(questions[start..<end]), &knowledge)
        }
    }

    /// Chooses, checks the choice with the planner, and chooses again until nothing changes.
    private func refine(_ knowledge: inout Knowledge) async throws -> SelectionModel.Choice {
        var choice = knowledge.model.best(within: problem.budget, isThorough: false)
        for round in 0..<Self.refinements {
            let chosen = Set(choice.indexes)
            let room = max(problem.budget - choice.bytes, problem.budget * 0.3)
            var questions: [WhatIfQuestion] = []
            for (number, statement) in problem.statements.enumerated() {
                let here = statement.relevant.filter { chosen.contains($0) }
                questions.append(WhatIfQuestion(statement: number, indexes: here))
                let more = statement.relevant.filter {
                    chosen.contains($0) || problem.bytes[$0] <= room
                }
                questions.append(WhatIfQuestion(statement: number, indexes: more))
            }
            let before = knowledge.questions
            if before < problem.maximumQuestions { try await ask(questions, &knowledge) }
            let isThorough = round > 0 || knowledge.questions == before
            let next = knowledge.model.best(
                within: problem.budget, isThorough: isThorough, from: choice.indexes)
            if next.indexes == choice.indexes, isThorough { return next }
            choice = next
        }
        return choice
    }

    private func curve(_ knowledge: Knowledge) -> [SelectionResult.CurvePoint] {
        Self.curveParts.map { part in
            let budget = problem.budget * part
            let choice = knowledge.model.best(within: budget, isThorough: false)
            return SelectionResult.CurvePoint(
                budget: budget, bytes: choice.bytes, cost: choice.cost, indexes: choice.indexes)
        }
    }
}
