/// What a search for indexes found.
public struct SelectionResult: Sendable, Hashable {
    /// A chosen candidate.
    public struct Chosen: Sendable, Hashable {
        /// Its number.
        public var index: Int
        /// Weighted cost that it saves beyond those before it in the list; when others are needed for
        /// that, its share.
        public var gain: Double
        /// Weighted cost that would come back without it.
        public var loss: Double
        /// Numbers of the statements whose plans use it.
        public var statements: [Int]
        /// Numbers of those without which it would not save that; mostly none.
        ///
        /// They stand beside it in the list.
        public var together: [Int] = []
    }

    /// What one statement costs.
    public struct StatementCost: Sendable, Hashable {
        /// Without any candidate.
        public var before: Double
        /// With the chosen ones.
        public var after: Double
        /// With all candidates: no choice can make it cheaper.
        public var floor: Double
    }

    /// A candidate that some plan used and that was not chosen.
    public struct Rejected: Sendable, Hashable {
        /// Why.
        public enum Reason: Sendable, Hashable {
            /// It needs more than the whole budget.
            case largerThanBudget
            /// It would still save something but does not fit beside the chosen ones.
            case noRoom
            /// The chosen ones leave it nothing to save.
            case nothingLeft
        }

        /// Its number.
        public var index: Int
        /// Weighted cost that it saves as the only one.
        public var gainAlone: Double
        /// Weighted cost that it would save in addition to the chosen ones.
        public var gainInAddition: Double
        /// Why it was not chosen.
        public var reason: Reason
    }

    /// A point of the curve of what a budget buys.
    public struct CurvePoint: Sendable, Hashable {
        /// The budget in bytes.
        public var budget: Double
        /// Bytes used.
        public var bytes: Double
        /// Weighted cost.
        public var cost: Double
        /// Numbers of the candidates.
        public var indexes: [Int]
    }

    /// The chosen ones, by what each saves beyond those before it.
    public var chosen: [Chosen] = []
    /// Statements in the order of the workload; nil for those without a plan.
    public var statements: [StatementCost?] = []
    /// Weighted cost without any candidate.
    public var costBefore = 0.0
    /// Weighted cost with the chosen ones, their upkeep included.
    public var costAfter = 0.0
    /// Weighted cost with all candidates, as if they were free.
    public var costFloor = 0.0
    /// Bytes that the chosen ones need.
    public var bytes = 0.0
    /// The best of those not chosen.
    public var rejected: [Rejected] = []
    /// What other budgets buy, ascending.
    public var curve: [CurvePoint] = []
    /// Questions put to the planner.
    public var questions = 0
    /// Questions whose answer followed from others.
    public var implied = 0
    /// Whether the search ended by itself, and not by its deadline or because it was stopped.
    public var isComplete = true

    /// What part of the cost is left.
    public var relativeCost: Double { costBefore > 0 ? costAfter / costBefore : 1 }
}
