/// How large a plan may be.
public struct PlanLimits: Hashable, Sendable {
    /// Levels of the tree.
    public var depth: Int
    /// Nodes of the tree.
    public var nodes: Int

    /// Makes limits.
    ///
    /// - Parameters:
    ///   - depth: levels of the tree.
    ///   - nodes: nodes of the tree.
    public init(depth: Int = 1_000, nodes: Int = 20_000) {
        self.depth = depth
        self.nodes = nodes
    }
}
