/// The choice of indexes under a budget, over the plans that are known.
///
/// A statement costs what the cheapest of its known plans costs whose indexes are all chosen. So
/// trying a set costs no question to the planner: some microseconds instead of milliseconds.
struct SelectionModel {
    /// A statement: its weight and its plans, cheapest first, the last one without any candidate.
    struct Statement {
        let weight: Double
        let plans: [StatementPlans.Known]
    }

    /// A choice.
    struct Choice: Equatable {
        /// Numbers of the candidates, ascending.
        var indexes: [Int]
        /// Weighted cost of the workload with them, and of keeping them up to date.
        var cost: Double
        /// Bytes that they need.
        var bytes: Double
    }

    private let statements: [Statement]
    private let bytes: [Double]
    private let upkeep: [Double]
    /// Which statements have a plan with an index, by the index's number.
    private let mentions: [[Int]]
    private let baseline: Double
    /// An index must save this part of the workload's cost, or it is left out.
    private let minimumGain: Double
    private let maximumIndexes: Int
    private let shouldStop: @Sendable () -> Bool

    /// How many moves are priced exactly in each step.
    private static let shortlist = 24
    /// After how many larger changes in vain the search ends.
    private static let shakes = 60

    init(
        statements: [Statement], bytes: [Double], upkeep: [Double], minimumGain: Double,
        maximumIndexes: Int, shouldStop: @escaping @Sendable () -> Bool = { false }
    ) {
        self.statements = statements
        self.bytes = bytes
        self.upkeep = upkeep
        self.minimumGain = minimumGain
        self.maximumIndexes = maximumIndexes
        self.shouldStop = shouldStop
        var mentions: [[Int]] = Array(repeating: [], count: bytes.count)
        for (number, statement) in statements.enumerated() {
            for index in Set(statement.plans.flatMap(\.used)) { mentions[index].append(number) }
        }
        self.mentions = mentions
        baseline = statements.reduce(0) { $0 + $1.weight * ($1.plans.last?.cost ?? 0) }
    }

    /// What a set of candidates costs and needs.
    func priced(_ indexes: [Int]) -> Choice {
        let state = SelectionState(indexes, statements, bytes.count)
        return choice(state)
    }

    /// What one statement costs with a set of candidates.
    func cost(of statement: Int, with indexes: [Int]) -> Double {
        SelectionState(indexes, [statements[statement]], bytes.count).costs[0]
    }

    /// The best choice found that needs at most so many bytes.
    ///
    /// - Parameters:
    ///   - budget: in bytes.
    ///   - isThorough: also exchange pairs of indexes.
    ///   - start: a choice to improve on, besides those made from nothing.
    /// - Returns: the choice.
    func best(within budget: Double, isThorough: Bool, from start: [Int] = []) -> Choice {
        // What is best for its size first, what is best first, and halfway between.
        var found = [1, 0.5, 0].map { exponent in
            grown(SelectionState([], statements, bytes.count), budget, exponent, without: [])
        }
        if !start.isEmpty {
            var state = SelectionState([], statements, bytes.count)
            for index in start where totalBytes(state) + bytes[index] <= budget {
                state.add(index, statements, mentions)
            }
            found.append(grown(state, budget, 1, without: []))
        }
        let first = found.map { pruned($0) }.min { isBetter($0, $1) } ?? found[0]
        let local = improved(first, budget, isThorough)
        return choice(isThorough ? shaken(local, budget) : local)
    }

    /// Takes away what can be exchanged for something better, until nothing can.
    private func improved(
        _ state: SelectionState, _ budget: Double, _ isThorough: Bool
    ) -> SelectionState {
        var best = state
        var hasImproved = true
        while hasImproved {
            hasImproved = false
            for removal in removals(of: best, isThorough) {
                if shouldStop() { return best }
                let next = exchanged(best, removal, budget)
                if isBetter(next, best) {
                    best = next
                    hasImproved = true
                    break
                }
            }
        }
        return best
    }

    /// Takes away several at a time and fills up again: what only a larger change improves.
    ///
    /// Which ones is drawn, by the same numbers every time.
    private func shaken(_ state: SelectionState, _ budget: Double) -> SelectionState {
        var best = state
        var draw = FixedDraw()
        var since = 0
        // A change costs more in a larger workload, and is worth less of it.
        let shakes = max(8, Self.shakes * 20 / max(statements.count, 20))
        while since < shakes, !best.members.isEmpty, !shouldStop() {
            since += 1
            let count = 2 + draw.next(min(4, best.members.count))
            let removal = (0..<count).map { _ in best.members[draw.next(best.members.count)] }
            var next = best
            for index in removal { next.remove(index, statements, mentions) }
            // What was taken away may come back, but for one of them.
            let banned: Set<Int> = [removal[0]]
            let exponent = [1, 0.5, 0][draw.next(3)]
            next = pruned(grown(next, budget, exponent, without: banned))
            next = pruned(grown(next, budget, 0, without: []))
            guard isBetter(next, best) else { continue }
            best = improved(next, budget, false)
            since = 0
        }
        return best
    }

    private func removals(of state: SelectionState, _ isThorough: Bool) -> [[Int]] {
        let members = state.members
        var removals = members.map { [$0] }
        guard isThorough else { return removals }
        for (place, first) in members.enumerated() {
            removals += members.dropFirst(place + 1).map { [first, $0] }
        }
        return removals
    }

    private func exchanged(
        _ state: SelectionState, _ removal: [Int], _ budget: Double
    ) -> SelectionState {
        var next = state
        for index in removal { next.remove(index, statements, mentions) }
        let bySize = pruned(grown(next, budget, 1, without: Set(removal)))
        let byGain = pruned(grown(next, budget, 0, without: Set(removal)))
        return isBetter(byGain, bySize) ? byGain : bySize
    }

    private func isBetter(_ left: SelectionState, _ right: SelectionState) -> Bool {
        cost(left) < cost(right) - baseline * 1e-9
    }

    /// Adds what brings most until nothing more fits or brings anything.
    private func grown(
        _ start: SelectionState, _ budget: Double, _ exponent: Double, without: Set<Int>
    ) -> SelectionState {
        var state = start
        var room = budget - totalBytes(state)
        while let move = bestMove(state, room, exponent, without) {
            for index in move { state.add(index, statements, mentions) }
            room = budget - totalBytes(state)
        }
        return state
    }

    /// The indexes that some plan still lacks, by what they bring for their size.
    private func bestMove(
        _ state: SelectionState, _ room: Double, _ exponent: Double, _ without: Set<Int>
    ) -> [Int]? {
        let places = maximumIndexes - state.members.count
        guard places > 0 else { return nil }
        let gains = gains(beyond: state, atMost: places) { !without.contains($0) }
        func ranked(_ moves: [([Int], Double)]) -> [([Int], Double)] {
            moves.filter { $0.1 > 0 }.sorted { left, right in
                left.1 != right.1 ? left.1 > right.1 : left.0.lexicographicallyPrecedes(right.0)
            }
        }
        let estimates = gains.compactMap { move, gain -> ([Int], Double)? in
            let size = move.reduce(0) { $0 + bytes[$1] }
            return size <= room ? (move, gain / power(max(size, 1), exponent)) : nil
        }
        let exact = ranked(estimates).prefix(Self.shortlist).map { move, _ -> ([Int], Double) in
            var next = state
            for index in move { next.add(index, statements, mentions) }
            let size = move.reduce(0) { $0 + bytes[$1] }
            let gain = cost(state) - cost(next)
            guard gain > baseline * minimumGain else { return (move, 0) }
            return (move, gain / power(max(size, 1), exponent))
        }
        return ranked(exact).first?.0
    }

    /// What statements save with the indexes that one of their plans still lacks.
    private func gains(
        beyond state: SelectionState, atMost places: Int, _ isAllowed: (Int) -> Bool
    ) -> [[Int]: Double] {
        var gains: [[Int]: Double] = [:]
        for (number, statement) in statements.enumerated() {
            let current = state.costs[number]
            var own: Set<[Int]> = []
            for plan in statement.plans {
                if plan.cost >= current { break }
                let missing = plan.used.filter { !state.isChosen[$0] }
                guard missing.count <= places, own.insert(missing).inserted,
                    missing.allSatisfy(isAllowed)
                else { continue }
                gains[missing, default: 0] += statement.weight * (current - plan.cost)
            }
        }
        return gains
    }

    /// A choice in steps, each of which saves most for each index in it beyond those before it.
    ///
    /// Mostly a step is one index. Where a plan needs several, and one of them alone saves little, a
    /// step is all of those: none of them saves it by itself.
    func steps(of choice: [Int]) -> [[Int]] {
        let allowed = Set(choice)
        var state = SelectionState([], statements, bytes.count)
        var steps: [[Int]] = []
        while state.members.count < choice.count {
            let gains = gains(beyond: state, atMost: choice.count, allowed.contains)
            func precedes(_ left: ([Int], Double), _ right: ([Int], Double)) -> Bool {
                if left.1 != right.1 { return left.1 > right.1 }
                if left.0.count != right.0.count { return left.0.count < right.0.count }
                return left.0.lexicographicallyPrecedes(right.0)
            }
            let likely = gains.map { ($0.key, $0.value / Double($0.key.count)) }
                .sorted(by: precedes).prefix(Self.shortlist).map(\.0)
            // What saves nothing by any plan comes last, one by one.
            let rest = choice.filter { !state.isChosen[$0] }.map { [$0] }
            let best = (likely + rest).map { move -> ([Int], Double) in
                var next = state
                for index in move { next.add(index, statements, mentions) }
                return (move, (cost(state) - cost(next)) / Double(move.count))
            }.min(by: precedes)
            guard let best else { break }
            for index in best.0 { state.add(index, statements, mentions) }
            steps.append(best.0)
        }
        return steps
    }

    /// What each index of a step saves, averaged over all orders in which they could come.
    ///
    /// That is Shapley's value: the shares add up to what the step saves, and who adds the same gets
    /// the same. Of more than eight indexes each gets the same.
    func shares(of step: [Int], beyond taken: [Int]) -> [Double] {
        let count = step.count
        func cost(_ some: [Int]) -> Double { priced((taken + some).sorted()).cost }
        guard count > 1, count <= 8 else {
            return step.map { _ in (cost([]) - cost(step)) / Double(count) }
        }
        let costs = (0..<(1 << count)).map { set in
            cost(step.indices.filter { set & 1 << $0 != 0 }.map { step[$0] })
        }
        func factorial(_ number: Int) -> Double {
            number < 2 ? 1 : Double(number) * factorial(number - 1)
        }
        return step.indices.map { place in
            costs.indices.filter { $0 & 1 << place == 0 }.reduce(0) { sum, set in
                let before = set.nonzeroBitCount
                let orders = factorial(before) * factorial(count - before - 1) / factorial(count)
                return sum + orders * (costs[set] - costs[set | 1 << place])
            }
        }
    }

    private func power(_ value: Double, _ exponent: Double) -> Double {
        exponent == 1 ? value : exponent == 0 ? 1 : value.squareRoot()
    }

    /// Leaves out what became superfluous.
    private func pruned(_ state: SelectionState) -> SelectionState {
        var state = state
        while true {
            let current = cost(state)
            let removable = state.members.map { index -> (index: Int, loss: Double) in
                var next = state
                next.remove(index, statements, mentions)
                return (index, cost(next) - current)
            }
            .filter { $0.loss <= baseline * minimumGain }
            .min { ($0.loss, -bytes[$0.index]) < ($1.loss, -bytes[$1.index]) }
            guard let removable else { return state }
            state.remove(removable.index, statements, mentions)
        }
    }

    private func totalBytes(_ state: SelectionState) -> Double {
        state.members.reduce(0) { $0 + bytes[$1] }
    }

    private func cost(_ state: SelectionState) -> Double {
        var cost = state.members.reduce(0) { $0 + upkeep[$1] }
        for index in statements.indices { cost += statements[index].weight * state.costs[index] }
        return cost
    }

    private func choice(_ state: SelectionState) -> Choice {
        Choice(indexes: state.members, cost: cost(state), bytes: totalBytes(state))
    }
}
