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
