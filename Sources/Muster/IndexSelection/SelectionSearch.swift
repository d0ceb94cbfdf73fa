/// A search for indexes that has ended: its choice, and all that was learned, to choose again.
public struct SelectionSearch: Sendable {
    private let knowledge: Knowledge
    private let problem: SelectionProblem
    private let choice: SelectionModel.Choice
    private let curve: [SelectionResult.CurvePoint]
    private let isComplete: Bool

    init(
        _ knowledge: Knowledge, _ problem: SelectionProblem, _ choice: SelectionModel.Choice,
        curve: [SelectionResult.CurvePoint], isComplete: Bool
    ) {
        self.knowledge = knowledge
        self.problem = problem
        self.choice = choice
        self.curve = curve
        self.isComplete = isComplete
    }

    /// What one unit of each statement's cost counts.
    public var weights: [Double] { problem.statements.map(\.weight) }

    /// What was chosen, and why.
    public var result: SelectionResult {
        knowledge.result(choice, curve: curve, isComplete: isComplete)
    }

    /// The same for other indexes than those that were chosen, without asking the planner.
    public func result(with indexes: [Int]) -> SelectionResult {
        knowledge.result(
            knowledge.model.priced(indexes.sorted()), curve: curve, isComplete: isComplete)
    }

    /// The best choice without some indexes, without asking the planner.
    ///
    /// - Parameters:
    ///   - banned: what must not be chosen.
    ///   - bytes: by number, where more is known of the size than before.
    ///   - start: a choice to improve on.
    /// - Returns: numbers of the candidates, ascending.
    public func choice(
        without banned: Set<Int>, bytes: [Int: Double] = [:], from start: [Int] = []
    ) -> [Int] {
        var sizes = problem.bytes
        for (index, size) in bytes { sizes[index] = size }
        for index in banned { sizes[index] = .infinity }
        return knowledge.model(sizes).best(
            within: problem.budget, isThorough: true, from: start.filter { !banned.contains($0) }
        ).indexes
    }

    /// The statement's cost with some indexes and without any, by what was learned.
    public func costs(of statement: Int, with indexes: [Int]) -> (before: Double, after: Double)? {
        knowledge.costs(of: statement, with: indexes)
    }
}
