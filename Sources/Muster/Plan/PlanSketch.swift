/// The few facts of a plan that a search for indexes needs, read without building the plan.
///
/// A search reads a thousand plans; this takes a twentieth of the time of `Plan(parsing:)`.
public struct PlanSketch: Sendable, Hashable {
    /// One use of an index, and how often it is looked into.
    public struct IndexUse: Sendable, Hashable {
        /// The index's name.
        public var name: String
        /// Number of descents from the root to a leaf, as far as the estimates tell.
        public var descents: Double
        /// Rows that each use gives.
        public var rows: Double
    }

    /// Cost until the last row.
    public private(set) var totalCost = 0.0
    /// The indexes used, in the plan's order.
    public private(set) var indexUses: [IndexUse] = []

    /// Reads a document of `EXPLAIN (FORMAT JSON)`.
    ///
    /// - Throws: `PlanError.notAPlan` when it is none.
    public init(parsing document: String) throws(PlanError) {
        var reader = PlanSketchReader(document)
        guard let root = reader.root() else { throw .notAPlan("it has no plan") }
        totalCost = root.totalCost
        collect(root, descents: 1)
    }

    private mutating func collect(_ node: PlanSketchNode, descents: Double) {
        if let index = node.index {
            indexUses.append(IndexUse(name: index, descents: descents, rows: node.rows))
        }
        let isLoop = node.type == "Nested Loop"
        for (place, child) in node.children.enumerated() {
            var times = descents
            if child.relationship == "SubPlan" {
                times *= max(node.rows, 1)
            } else if isLoop, place == 1, child.type != "Materialize" {
                // The inner side is begun once for each row of the outer one.
                times *= max(node.children[0].rows, 1) * Self.share(of: child, under: node)
            }
            collect(child, descents: times)
        }
    }

    /// Which part of the rounds of a loop its inner side is really run in.
    ///
    /// A Memoize node answers some from its cache and does not say how many; what a round of the loop
    /// costs in comparison with the node below it tells.
    private static func share(of inner: PlanSketchNode, under loop: PlanSketchNode) -> Double {
        guard inner.type == "Memoize", let cached = inner.children.first, cached.totalCost > 0
        else { return 1 }
        let outer = loop.children[0]
        let round = (loop.totalCost - outer.totalCost) / max(outer.rows, 1)
        return min(1, max(0, round / cached.totalCost))
    }
}
