/// Figures of every node that `EXPLAIN` does not say: what the node itself costs and takes.
public struct PlanMetrics: Hashable, Sendable {
    /// One entry for each node, by its id.
    public let nodes: [NodeMetrics]
    /// The blocks of the whole plan, each counted once.
    public let totalBuffers: PlanBuffers?
    /// Milliseconds of the whole plan, each counted once; nil without `ANALYZE` and `TIMING`.
    public let totalTime: Double?

    /// The figures of a node.
    ///
    /// - Parameter id: the node's ``PlanNode/id``.
    public subscript(id: Int) -> NodeMetrics { nodes[id] }
}

/// Figures of one node that `EXPLAIN` does not say.
public struct NodeMetrics: Hashable, Sendable {
    /// Expected executions of the node in one execution of the plan.
    public var executions = 1.0
    /// Cost of the node with its children, all executions together.
    public var inclusiveCost = 0.0
    /// Cost of the node without its children, all executions together.
    public var selfCost = 0.0
    /// ``selfCost`` as part of the plan's cost; the shares of all nodes add up to 1.
    public var costShare = 0.0
    /// Processes that share the node; more than one below a `Gather` that was executed.
    public var processes = 1.0
    /// Milliseconds of the node with its children, all loops together, by the wall clock.
    public var inclusiveTime: Double?
    /// Milliseconds of the node without its children, all loops together, by the wall clock.
    public var selfTime: Double?
    /// ``selfTime`` as part of the plan's time.
    public var timeShare: Double?
    /// Blocks of the node without its children.
    public var selfBuffers: PlanBuffers?
    /// Rows of all loops together.
    public var totalRows: Double?
    /// How far the expected rows were off; nil when that cannot be judged.
    public var estimate: EstimateFactor?
}

/// How far an estimate was off.
public struct EstimateFactor: Hashable, Sendable, Codable {
    /// To which side.
    public enum Direction: String, Hashable, Sendable, Codable {
        /// More rows came than expected.
        case under
        /// Fewer rows came than expected.
        case over
        /// As many rows came as expected.
        case exact
    }

    /// To which side.
    public var direction: Direction
    /// The larger number divided by the smaller; at least 1.
    public var factor: Double

    /// Compares two numbers of rows; less than one row counts as one, as the planner has it.
    ///
    /// - Parameters:
    ///   - expected: what the planner expected.
    ///   - actual: what came.
    public init(expected: Double, actual: Double) {
        let expected = max(1, expected)
        let actual = max(1, actual)
        factor = max(expected, actual) / min(expected, actual)
        direction = actual == expected ? .exact : actual > expected ? .under : .over
    }
}
