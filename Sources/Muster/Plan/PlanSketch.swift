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
            indexUses.append(IndexUse(name: index, descents: descents))
        }
        let isLoop = node.type == "Nested Loop"
        for (place, child) in node.children.enumerated() {
            var times = descents
            if child.relationship == "SubPlan" {
                times *= max(node.rows, 1)
            } else if isLoop, place == 1, child.type != "Materialize" {
                // The inner side is begun once for each row of the outer one.
                times *= max(node.children[0].rows, 1)
            }
            collect(child, descents: times)
        }
    }
}
