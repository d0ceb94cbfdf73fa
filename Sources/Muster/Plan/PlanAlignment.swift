/// Which node of the later plan stands where a node of the earlier plan stood.
struct PlanAlignment {
    /// The earlier node of each later node.
    private(set) var earlier: [Int: Int] = [:]
    /// The later node of each earlier node.
    private(set) var later: [Int: Int] = [:]
    let before: PlanOutline
    let after: PlanOutline

    /// Pairs nodes in passes, each less strict than the one before: the same work done the same way,
    /// the same work, the same table under another alias, a join of other tables.
    init(_ before: Plan, _ after: Plan) {
        self.before = PlanOutline(before)
        self.after = PlanOutline(after)
        for precision in PlanOutline.Precision.allCases { pair(precision) }
    }

    private mutating func pair(_ precision: PlanOutline.Precision) {
        var waiting: [String: [Int]] = [:]
        for id in before.plan.nodes.indices.reversed() where later[id] == nil {
            if let key = before.key(id, precision) { waiting[key, default: []].append(id) }
        }
        for id in after.plan.nodes.indices where earlier[id] == nil {
            guard let key = after.key(id, precision), let match = waiting[key]?.popLast() else {
                continue
            }
            earlier[id] = match
            later[match] = id
        }
    }
}

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
    /// A sum over the leaves below each node, subplans left out: equal for equal sets of tables in
    /// any order. A sum of 64-bit hashes and not a set, because a deep plan would have a set as long
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
        case let work: "\(work.rawValue)|\(work == .other ? node.type.rawValue : "")|\(leaves[node.id])"
        }
    }

    /// Names of the tables below a node, at most five.
    func tables(_ id: Int) -> String {
        var names: [String] = []
        for below in plan.nodes[id].subtree(in: plan.nodes) {
            guard let name = plan.nodes[below].leafName, !isInSubplan(below, of: id) else { continue }
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

/// What a node does, apart from how.
enum PlanWork: String {
    case scan, index, bitmap, join, aggregate, sort, append, gather, other
}

extension PlanNode {
    var work: PlanWork {
        switch type {
        case .bitmapIndexScan: .index
        case .bitmapAnd, .bitmapOr: .bitmap
        case .subqueryScan: .other
        case .nestedLoop, .mergeJoin, .hashJoin: .join
        case .aggregate, .group, .unique: .aggregate
        case .sort, .incrementalSort: .sort
        case .append, .mergeAppend: .append
        case .gather, .gatherMerge: .gather
        default: leafName != nil ? .scan : .other
        }
    }

    /// The name by which the query knows what a scan reads; nil for everything else.
    var leafName: String? {
        guard type.isScan, type != .subqueryScan, type != .bitmapIndexScan else { return nil }
        return alias ?? relation ?? cte ?? function
    }

    /// An InitPlan, a CTE or a SubPlan: beside the parent's inputs.
    var isSubplan: Bool { relationship == .initPlan || relationship == .subPlan }

    /// The node belongs to its parent and says nothing of its own.
    var isAccessory: Bool {
        type == .hash || type == .bitmapIndexScan || type == .bitmapAnd || type == .bitmapOr
    }
}
