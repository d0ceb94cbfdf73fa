/// A set of chosen candidates with what each statement costs then.
struct SelectionState {
    /// Whether a candidate is chosen, by its number.
    private(set) var isChosen: [Bool]
    /// The chosen ones, ascending.
    private(set) var members: [Int]
    /// Cost of each statement.
    private(set) var costs: [Double]

    init(_ indexes: [Int], _ statements: [SelectionModel.Statement], _ candidates: Int) {
        isChosen = Array(repeating: false, count: candidates)
        for index in indexes { isChosen[index] = true }
        members = indexes.sorted()
        costs = []
        costs = statements.map { cost(of: $0) }
    }

    mutating func add(
        _ index: Int, _ statements: [SelectionModel.Statement], _ mentions: [[Int]]
    ) {
        guard !isChosen[index] else { return }
        isChosen[index] = true
        let place = members.firstIndex { $0 > index } ?? members.endIndex
        members.insert(index, at: place)
        update(mentions[index], statements)
    }

    mutating func remove(
        _ index: Int, _ statements: [SelectionModel.Statement], _ mentions: [[Int]]
    ) {
        guard isChosen[index] else { return }
        isChosen[index] = false
        members.removeAll { $0 == index }
        update(mentions[index], statements)
    }

    private mutating func update(_ numbers: [Int], _ statements: [SelectionModel.Statement]) {
        for number in numbers { costs[number] = cost(of: statements[number]) }
    }

    private func cost(of statement: SelectionModel.Statement) -> Double {
        for plan in statement.plans where plan.used.allSatisfy({ isChosen[$0] }) {
            return plan.cost
        }
        return .infinity
    }
}
