/// What is different between two plans of one statement.
///
/// The trees are aligned: scans by table and alias, joins by the set of tables they join, other
/// nodes by what they do to which tables. ``rows`` is the tree of the later plan with the lost nodes
/// of the earlier one put in where they were.
public struct PlanDiff: Hashable, Sendable, Codable {
    /// What became of a node.
    public enum Status: String, Hashable, Sendable, Codable {
        /// The same node with the same conditions.
        case unchanged
        /// The same place, another way: another type, index, condition or order.
        case changed
        /// Only in the later plan.
        case added
        /// Only in the earlier plan.
        case removed
    }

    /// One line of the aligned tree.
    public struct Row: Hashable, Sendable, Codable {
        /// What became of the node.
        public var status: Status
        /// Indentation: levels below the root.
        public var depth: Int
        /// The node before; nil when added.
        public var before: Side?
        /// The node after; nil when removed.
        public var after: Side?
        /// What changed, as short sentences.
        public var labels: [String]
    }

    /// A node of one of the two plans.
    public struct Side: Hashable, Sendable, Codable {
        /// The node's id in its plan.
        public var node: Int
        /// `InitPlan 1`, `SubPlan 2`, `CTE recent`: when the node is the top of one.
        public var subplan: String?
        /// The node's title.
        public var title: String
        /// Cost of one execution, inputs included.
        public var totalCost: Double?
        /// Cost of all executions without the inputs.
        public var selfCost: Double
        /// Expected rows of one execution.
        public var planRows: Double?
        /// Rows that came, mean of the loops.
        public var actualRows: Double?
        /// Milliseconds of all loops without the inputs.
        public var selfTime: Double?
        /// Conditions and keys, literals redacted.
        public var details: [String]

        private enum CodingKeys: String, CodingKey {
            case node, subplan, title
            case totalCost = "total_cost"
            case selfCost = "self_cost"
            case planRows = "plan_rows"
            case actualRows = "actual_rows"
            case selfTime = "self_ms"
            case details
        }
    }

    /// A figure before and after.
    public struct Change: Hashable, Sendable, Codable {
        /// Before.
        public var before: Double
        /// After.
        public var after: Double
        /// After minus before.
        public var delta: Double { after - before }

        /// Makes a change.
        ///
        /// - Parameters:
        ///   - before: the earlier figure.
        ///   - after: the later figure.
        public init(before: Double, after: Double) {
            self.before = before
            self.after = after
        }
    }

    /// What an improvement is measured in.
    public enum Basis: String, Hashable, Sendable, Codable {
        /// The planner's cost units.
        case cost
        /// Milliseconds of execution; both plans were executed.
        case time
    }

    /// Whether the later plan is better.
    public enum Verdict: String, Hashable, Sendable, Codable {
        /// Cheaper or faster by more than the floor.
        case better
        /// Within the floor.
        case same
        /// Dearer or slower by more than the floor.
        case worse
    }

    /// Differences too small to be reported.
    public struct Floors: Hashable, Sendable, Codable {
        /// Part of the cost before.
        public var relativeCost: Double
        /// Cost units.
        public var cost: Double
        /// Part of the time before.
        public var relativeTime: Double
        /// Milliseconds.
        public var time: Double

        /// Makes floors.
        ///
        /// A cost is exact but its digits are rounded to 0.01; a time on a quiet machine repeats
        /// to about a tenth.
        ///
        /// - Parameters:
        ///   - relativeCost: part of the cost before.
        ///   - cost: cost units.
        ///   - relativeTime: part of the time before.
        ///   - time: milliseconds.
        public init(
            relativeCost: Double = 0.01, cost: Double = 0.05, relativeTime: Double = 0.1,
            time: Double = 0.1
        ) {
            self.relativeCost = relativeCost
            self.cost = cost
            self.relativeTime = relativeTime
            self.time = time
        }
    }

    /// The aligned tree, line by line.
    public var rows: [Row]
    /// The changes, most telling first, each once.
    public var labels: [Label]
    /// Cost of the plans.
    public var cost: Change
    /// Rows that the plans expect to give.
    public var planRows: Change
    /// Milliseconds of execution, when both were executed.
    public var time: Change?
    /// Blocks touched, when both were counted.
    public var blocks: Change?
    /// What ``improvement`` is measured in.
    public var basis: Basis
    /// Part of the cost or time that is saved: 0.9 means ten times as good, negative means worse.
    ///
    /// Exactly 0 when the difference is within the floors.
    public var improvement: Double
    /// Whether the later plan is better.
    public var verdict: Verdict
    /// Both plans have the same shape.
    public var isSameShape: Bool

    private enum CodingKeys: String, CodingKey {
        case rows, labels, cost
        case planRows = "plan_rows"
        case time, blocks, basis, improvement, verdict
        case isSameShape = "same_shape"
    }
}
