extension PlanMetrics {
    /// Computes the figures of a tree in the order of its lines.
    init(_ nodes: [PlanNode]) {
        var metrics = Array(repeating: NodeMetrics(), count: nodes.count)
        Self.computeCosts(nodes, &metrics)
        Self.judgeEstimates(nodes, &metrics)

        let links = PlanLinks(nodes)
        let processes = Self.processes(nodes)
        for id in nodes.indices { metrics[id].processes = processes[id] }
        let times = nodes.map { node in
            guard let time = node.actualTotalTime, let loops = node.actualLoops else { return 0.0 }
            return max(0, time * loops / processes[node.id])
        }
        var totalTime: Double?
        if nodes[0].actualTotalTime != nil {
            let own = Self.exclusive(times, nodes, links)
            let sum = own.values.reduce(0, +)
            for id in nodes.indices {
                metrics[id].inclusiveTime = times[id]
                metrics[id].selfTime = own.values[id]
                metrics[id].timeShare = sum > 0 ? own.values[id] / sum : 0
            }
            totalTime = times[0] + own.outside
        }

        var totalBuffers = nodes[0].buffers
        if totalBuffers != nil {
            var selfBuffers = Array(repeating: PlanBuffers(), count: nodes.count)
            for field in PlanBuffers.fields {
                let blocks = nodes.map { $0.buffers?[keyPath: field] ?? 0 }
                let own = Self.exclusive(blocks, nodes, links)
                for id in nodes.indices { selfBuffers[id][keyPath: field] = own.values[id] }
                totalBuffers?[keyPath: field] = blocks[0] + own.outside
            }
            for id in nodes.indices { metrics[id].selfBuffers = selfBuffers[id] }
        }
        self.init(nodes: metrics, totalBuffers: totalBuffers, totalTime: totalTime)
    }

    // MARK: Time and blocks

    /// How many processes share each node: loops and times of a parallel part are those of all its
    /// processes, and the clock on the wall runs for all of them at once.
    private static func processes(_ nodes: [PlanNode]) -> [Double] {
        var processes = Array(repeating: 1.0, count: nodes.count)
        for node in nodes {
            guard let id = node.parent else { continue }
            let parent = nodes[id]
            processes[node.id] = processes[id]
            guard parent.type == .gather || parent.type == .gatherMerge,
                node.relationship != .initPlan, let all = node.actualLoops,
                let times = parent.actualLoops, times > 0
            else { continue }
            processes[node.id] *= max(1, all / times)
        }
        return processes
    }

    /// What remains of inclusive figures when each node's inputs are taken away, and what the root
    /// does not include: a CTE that nobody reads runs after everything else.
    private static func exclusive(
        _ inclusive: [Double], _ nodes: [PlanNode], _ links: PlanLinks
    ) -> (values: [Double], outside: Double) {
        var rest = inclusive
        var outside = 0.0
        for node in nodes where node.relationship != .initPlan {
            if let parent = node.parent { rest[parent] -= inclusive[node.id] }
        }
        // Only now is it known how much room each consumer has.
        for node in nodes where node.relationship == .initPlan {
            guard let parent = node.parent else { continue }
            var amount = inclusive[node.id]
            if node.isCTE {
                let scans = links.scans[node.id] ?? []
                if scans.isEmpty { outside += amount }
                for scan in scans.sorted(by: { rest[$0] > rest[$1] }) {
                    let part = min(amount, max(0, rest[scan]))
                    rest[scan] -= part
                    amount -= part
                }
            } else {
                let readers = links.readers[node.id] ?? []
                rest[readers.max { rest[$0] < rest[$1] } ?? parent] -= amount
            }
        }
        return (rest.map { max(0, $0) }, outside)
    }

    // MARK: Cost

    /// The planner's default `cpu_operator_cost` and `cpu_tuple_cost`, for what a rescan costs.
    private static let operatorCost = 0.0025
    private static let tupleCost = 0.01

    /// Goes down from the root and shares out what each node costs among the node and its inputs.
    ///
    /// A node's inputs get what the planner counts for all their executions, but never more than
    /// the node costs: below a `Limit`, or a join that stops early, the inputs' own figures are for
    /// a run to the end. So the shares of all nodes add up to 1 whatever the plan.
    private static func computeCosts(_ nodes: [PlanNode], _ metrics: inout [NodeMetrics]) {
        metrics[0].inclusiveCost = cost(nodes[0])
        let total = metrics[0].inclusiveCost
        for node in nodes {
            let available = metrics[node.id].inclusiveCost
            var wanted: [(id: Int, cost: Double, isRepeated: Bool)] = []
            for id in node.children {
                let executions = executions(of: nodes[id], below: node, nodes, metrics)
                metrics[id].executions = executions
                let own = metrics[node.id].executions
                let first = min(executions, own) * cost(nodes[id])
                let again = max(0, executions - own) * rescanCost(nodes[id])
                wanted.append((id, first + again, executions > own))
            }
            var left = available
            for isRepeated in [false, true] {
                let group = wanted.filter { $0.isRepeated == isRepeated }
                let sum = group.reduce(0) { $0 + $1.cost }
                let scale = sum > left ? left / sum : 1
                for entry in group { metrics[entry.id].inclusiveCost = entry.cost * scale }
                left = max(0, left - sum * scale)
            }
            metrics[node.id].selfCost = left
            metrics[node.id].costShare = total > 0 ? left / total : 0
        }
    }

    private static func executions(
        of child: PlanNode, below node: PlanNode, _ nodes: [PlanNode], _ metrics: [NodeMetrics]
    ) -> Double {
        let own = metrics[node.id].executions
        func rows(_ node: PlanNode) -> Double { bounded(max(1, node.planRows ?? 1)) }
        switch (node.type, child.relationship) {
        case (_, .subPlan?) where !child.isHashedSubplan(of: node):
            // At least once for each row that comes out; for those that a filter drops, too, but
            // the plan does not say how many.
            return bounded(own * rows(node))
        case (_, .subPlan?), (_, .initPlan?):
            return own
        case (.nestedLoop, .inner?):
            let outer = node.children.first { nodes[$0].relationship == .outer }
            return bounded(own * (outer.map { rows(nodes[$0]) } ?? 1))
        case (.recursiveUnion, .inner?):
            // The planner's guess at the number of rounds.
            return bounded(own * 10)
        case (.materialize, _):
            return node.parent.map { metrics[$0].executions } ?? own
        case (.memoize, _):
            let each = cost(child)
            guard each > 0 else { return own }
            return min(own, max(1, metrics[node.id].inclusiveCost / each))
        default:
            return own
        }
    }

    /// What the planner counts for running a node again, after its `cost_rescan`.
    private static func rescanCost(_ node: PlanNode) -> Double {
        let rows = bounded(max(1, node.planRows ?? 1))
        switch node.type {
        case .materialize, .sort: return operatorCost * rows
        case .cteScan, .workTableScan: return tupleCost * rows
        case .functionScan, .hashJoin: return max(0, cost(node) - bounded(node.startupCost ?? 0))
        default: return cost(node)
        }
    }

    private static func cost(_ node: PlanNode) -> Double { bounded(node.totalCost ?? 0) }

    /// Keeps products of odd input finite: 1e100 squared is far from the end of the doubles.
    private static func bounded(_ value: Double) -> Double {
        value.isNaN ? 0 : min(max(value, 0), 1e100)
    }

    // MARK: Estimates

    private static func judgeEstimates(_ nodes: [PlanNode], _ metrics: inout [NodeMetrics]) {
        var maybeStopped = Array(repeating: false, count: nodes.count)
        for node in nodes {
            if let parent = node.parent {
                maybeStopped[node.id] = Self.maybeStopped(
                    node, below: nodes[parent], parentStopped: maybeStopped[parent])
            }
            guard let actual = node.actualRows, let loops = node.actualLoops else { continue }
            metrics[node.id].totalRows = actual * loops
            guard let expected = node.planRows, loops > 0, !node.givesNoRows else { continue }
            let estimate = EstimateFactor(expected: expected, actual: actual)
            // Fewer rows than expected prove nothing of a node that nobody ran to its end.
            if estimate.direction == .over, maybeStopped[node.id] { continue }
            metrics[node.id].estimate = estimate
        }
    }

    private static func maybeStopped(
        _ node: PlanNode, below parent: PlanNode, parentStopped: Bool
    ) -> Bool {
        if node.relationship == .subPlan || node.relationship == .initPlan { return true }
        switch parent.type {
        case .limit, .mergeJoin:
            return true
        case .nestedLoop where node.relationship == .inner:
            let stopsAtFirst = parent.isInnerUnique || ["Semi", "Anti"].contains(parent.joinType)
            return parentStopped || stopsAtFirst
        case .sort, .hash:
            return false
        case .aggregate where parent.strategy != "Sorted":
            return false
        default:
            return parentStopped
        }
    }
}

extension PlanNode {
    /// Bitmaps, and changes without `RETURNING`, give no rows, whatever was expected.
    fileprivate var givesNoRows: Bool {
        type == .bitmapAnd || type == .bitmapOr || (type == .modifyTable && actualRows == 0)
    }
}

extension PlanBuffers {
    /// Every count.
    fileprivate static let fields: [any WritableKeyPath<PlanBuffers, Double> & Sendable] = [
        \.sharedHit, \.sharedRead, \.sharedDirtied, \.sharedWritten, \.localHit, \.localRead,
        \.localDirtied, \.localWritten, \.tempRead, \.tempWritten, \.readTime, \.writeTime,
    ]
}
