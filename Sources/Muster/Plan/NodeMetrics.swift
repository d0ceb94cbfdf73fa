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
