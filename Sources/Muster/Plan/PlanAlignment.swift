/// Which node of the later plan stands where a node of the earlier plan stood.
struct PlanAlignment {
    /// The earlier node of each later node.
    private(set) var earlier: [Int: Int] = [:]
    /// The later node of each earlier node.
    private(set) var later: [Int: Int] = [:]
    let before: PlanOutline
    let after: PlanOutline
    /// The same tables are joined in another order.
    let isJoinOrderChanged: Bool

    /// Pairs nodes in passes, each less strict than the one before: the same work done the same way,
    /// the same work, the same table under another alias, a join of other tables.
    init(_ before: Plan, _ after: Plan) {
        self.before = PlanOutline(before)
        self.after = PlanOutline(after)
        let joins = (self.before.joins, self.after.joins)
        isJoinOrderChanged =
            self.before.leaves[0] == self.after.leaves[0] && joins.0.count == joins.1.count
            && joins.0.sorted() != joins.1.sorted()
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
