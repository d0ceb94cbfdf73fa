/// What each node of a plan does to which tables, apart from how.
struct PlanOutline {
    /// How alike two nodes must be.
    enum Precision: CaseIterable {
        /// The same work on the same tables by the same method and index.
        case method
        /// The same work on the same tables.
        case tables
        /// A scan of the same table, whatever its alias.
        case relation
        /// A join of any tables.
        case join
    }

    let plan: Plan
    /// A sum over the leaves below each node, subplans left out: equal for equal sets of tables.
    ///
    /// A sum of 64-bit hashes and not a set, because a deep plan would have a set as long
    /// as the plan at each node.
    let leaves: [UInt64]

    init(_ plan: Plan) {
        self.plan = plan
        var leaves = Array(repeating: UInt64(0), count: plan.nodes.count)
        for node in plan.nodes.reversed() {
            if let name = node.leafName {
                var hash = FNV1a()
                hash.add(name)
                leaves[node.id] &+= hash.value
            }
            if let parent = node.parent, !node.isSubplan { leaves[parent] &+= leaves[node.id] }
        }
        self.leaves = leaves
    }

    /// Equal keys may be paired; nil when the node takes no part in the pass.
    func key(_ id: Int, _ precision: Precision) -> String? {
        let node = plan.nodes[id]
        switch precision {
        case .method: return "\(node.method)|\(node.index ?? "")|\(tablesKey(node))"
        case .tables: return tablesKey(node)
        case .relation: return node.type.isScan ? node.relation : nil
        case .join: return node.type.isJoin ? "" : nil
        }
    }

    private func tablesKey(_ node: PlanNode) -> String {
        switch node.work {
        case .index: "index|\(node.index ?? "")"
        case .scan: "scan|\(node.leafName ?? "")|\(node.relation ?? "")"
        case let work:
            "\(work.rawValue)|\(work == .other ? node.type.rawValue : "")|\(leaves[node.id])"
        }
    }

    /// Names of the tables below a node, at most five.
    func tables(_ id: Int) -> String {
        var names: [String] = []
        for below in plan.nodes[id].subtree(in: plan.nodes) {
            guard let name = plan.nodes[below].leafName, !isInSubplan(below, of: id) else {
                continue
            }
            guard names.count < 5 else { return names.joined(separator: ", ") + ", …" }
            names.append(name)
        }
        return names.joined(separator: ", ")
    }

    private func isInSubplan(_ id: Int, of top: Int) -> Bool {
        var position = id
        while position != top, let parent = plan.nodes[position].parent {
            if plan.nodes[position].isSubplan { return true }
            position = parent
        }
        return false
    }

    /// The indexes that a scan uses, those of its bitmaps included.
    func indexes(_ id: Int) -> [String] {
        let node = plan.nodes[id]
        if let index = node.index { return [index] }
        guard node.type == .bitmapHeapScan else { return [] }
        let below = node.subtree(in: plan.nodes).compactMap { plan.nodes[$0].index }
        return Set(below).sorted()
    }

    /// The tables of each join.
    var joins: [UInt64] { plan.nodes.filter(\.type.isJoin).map { leaves[$0.id] } }

    /// The tables on the outer side of a join.
    func outerTables(_ id: Int) -> UInt64? {
        plan.nodes[id].children.first { plan.nodes[$0].relationship == .outer }.map { leaves[$0] }
    }
}
