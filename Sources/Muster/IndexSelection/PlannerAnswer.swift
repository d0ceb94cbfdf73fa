/// What the planner said of a statement with some candidates: its cost, and its uses of them.
///
/// Nothing is added that later knowledge could change, so it can be kept from one search to the next.
public struct PlannerAnswer: Sendable, Hashable {
    /// One use of a candidate, in the plan's order.
    public struct Use: Sendable, Hashable {
        /// Number of the candidate.
        public var index: Int
        /// Number of descents from the root to a leaf.
        public var descents: Double
        /// Rows that each use gives.
        public var rows: Double

        /// Makes a use.
        public init(index: Int, descents: Double, rows: Double) {
            self.index = index
            self.descents = descents
            self.rows = rows
        }
    }

    /// Cost until the last row.
    public var cost: Double
    /// The uses of candidates.
    public var uses: [Use]

    /// Makes an answer.
    public init(cost: Double, uses: [Use]) {
        self.cost = cost
        self.uses = uses
    }
}
