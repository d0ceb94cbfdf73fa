/// A plan that `EXPLAIN (FORMAT JSON)` gave, of PostgreSQL 15 to 18.
///
/// The tree is kept flat: ``nodes`` is in the order of `EXPLAIN`'s lines, and a node names its
/// parent and children by number. So nothing here recurses, whatever the depth.
///
/// ```swift
/// let plan = try Plan(parsing: text)
/// for node in plan.nodes where node.type == .seqScan {
///     print(node.relation ?? "?", plan.metrics[node.id].costShare)
/// }
/// ```
public struct Plan: Hashable, Sendable {
    /// Every node; at least the root.
    public let nodes: [PlanNode]
    /// Milliseconds of planning.
    public var planningTime: Double?
    /// Milliseconds of execution, triggers included; only with `ANALYZE`.
    public var executionTime: Double?
    /// Blocks read and written by the planner.
    public var planningBuffers: PlanBuffers?
    /// Planner settings that differ from the default; only with `SETTINGS`.
    public var settings: [String: String] = [:]
    /// Triggers that ran; only with `ANALYZE`.
    public var triggers: [Trigger] = []
    /// Just-in-time compilation, when there was any.
    public var jit: JIT?
    /// The server's identifier of the query; only with `VERBOSE`.
    public var queryIdentifier: Int64?

    /// Figures of every node that `EXPLAIN` does not say.
    public let metrics: PlanMetrics

    /// Makes a plan of a tree in the order of its lines.
    init(nodes: [PlanNode]) {
        self.nodes = nodes
        metrics = PlanMetrics(nodes)
    }

    /// The topmost node.
    public var root: PlanNode { nodes[0] }

    /// The children of a node, in the server's order.
    ///
    /// - Parameter node: a node of this plan.
    /// - Returns: its children.
    public func children(of node: PlanNode) -> [PlanNode] { node.children.map { nodes[$0] } }

    /// The parent of a node.
    ///
    /// - Parameter node: a node of this plan.
    /// - Returns: its parent; nil for the root.
    public func parent(of node: PlanNode) -> PlanNode? { node.parent.map { nodes[$0] } }

    /// The plan was executed: actual rows are known.
    public var isAnalyzed: Bool { root.actualLoops != nil }

    /// A trigger's share of an execution.
    public struct Trigger: Hashable, Sendable {
        /// The trigger's name.
        public var name: String?
        /// The constraint that the trigger watches over.
        public var constraint: String?
        /// The table.
        public var relation: String?
        /// Milliseconds.
        public var time: Double?
        /// How often it ran.
        public var calls: Double?
    }

    /// What just-in-time compilation did.
    public struct JIT: Hashable, Sendable {
        /// How many functions were compiled.
        public var functions: Double?
        /// Milliseconds of everything.
        public var totalTime: Double?
    }
}
