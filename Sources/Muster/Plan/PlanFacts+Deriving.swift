extension Plan {
    /// What is worth knowing of the plan, as data.
    public var facts: PlanFacts { PlanFacts(self) }
}

extension PlanFacts {
    /// Shares and lists leave out what is below this part of the plan's cost.
    private static let leastShare = 0.001
    /// A list of nodes ends here, so that facts of a plan with thousands of partitions stay small.
    private static let mostEntries = 50

    /// Derives the facts of a plan.
    ///
    /// - Parameter plan: the plan, redacted or not.
    public init(_ plan: Plan) {
        let root = plan.root
        let metrics = plan.metrics
        shapeHash = plan.shapeHash
        nodeCount = plan.nodes.count
        depth = 1 + (plan.nodes.map(\.depth).max() ?? 0)
        startupCost = root.startupCost ?? 0
        totalCost = root.totalCost ?? 0
        estimatedRows = root.planRows ?? 0
        actualRows = metrics[0].totalRows
        isAnalyzed = plan.isAnalyzed
        hasBuffers = root.buffers != nil
        planningTime = plan.planningTime
        executionTime = plan.executionTime
        buffers = metrics.totalBuffers

        scanTypes = Self.distinct(plan.nodes.filter(\.type.isScan).map(\.type.rawValue))
        joinTypes = Self.distinct(plan.nodes.filter(\.type.isJoin).map(\.method))
        indexes = Self.distinct(plan.nodes.compactMap(\.index))
        relations = Self.distinct(
            plan.nodes.compactMap { node in
                guard let relation = node.relation else { return nil }
                return node.schema.map { "\($0).\(relation)" } ?? relation
            })
        isParallel = plan.nodes.contains { $0.type == .gather || $0.type == .gatherMerge }

        seqScans = Self.seqScans(plan)
        hadSeqScan = !seqScans.isEmpty
        filters = Self.filters(plan)
        sorts = Self.sorts(plan)
        spills = Self.spills(plan)
        isSpilled = !spills.isEmpty
        loops = Self.loops(plan)
        subplans = Self.subplans(plan)
        hasCorrelatedSubplan = subplans.contains { $0.kind == .correlated }
        worstEstimate = Self.worstEstimate(plan)
        costShares = Self.costShares(plan)
    }

    private static func distinct(_ texts: [String]) -> [String] { Set(texts).sorted() }

    private static func seqScans(_ plan: Plan) -> [SeqScan] {
        let scans = plan.nodes.filter { $0.type == .seqScan }.map { node in
            SeqScan(
                node: node.id, relation: node.relation ?? "?", schema: node.schema,
                alias: node.alias, rows: node.planRows ?? 0,
                costShare: plan.metrics[node.id].costShare,
                filter: node.condition(.filter).map(SQLLiterals.redact),
                rowsRemoved: node.actualLoops.map { $0 * (node.rowsRemovedByFilter ?? 0) })
        }
        return Array(scans.sorted { $0.costShare > $1.costShare }.prefix(mostEntries))
    }

    private static func filters(_ plan: Plan) -> [Filter] {
        let filters = plan.nodes.flatMap { node in
            node.conditions.map {
                Filter(
                    node: node.id, relation: node.relation, alias: node.alias, kind: $0.kind,
                    text: SQLLiterals.redact($0.text))
            }
        }
        return Array(filters.prefix(mostEntries))
    }

    private static func sorts(_ plan: Plan) -> [Sort] {
        let sorts = plan.nodes.filter { $0.type == .sort || $0.type == .incrementalSort }
        return sorts.prefix(mostEntries).map { node in
            Sort(
                node: node.id, key: node.sortKey.map(SQLLiterals.redact),
                presortedKey: node.presortedKey.map(SQLLiterals.redact), method: node.sortMethod,
                isSpilled: node.actualLoops == nil ? nil : node.isSpilled,
                kilobytes: node.sortSpaceKilobytes, rows: node.planRows ?? 0,
                costShare: plan.metrics[node.id].costShare)
        }
    }

    private static func spills(_ plan: Plan) -> [Spill] {
        plan.nodes.filter(\.isSpilled).prefix(mostEntries).map { node in
            Spill(
                node: node.id, title: node.title, batches: node.hashBatches ?? node.aggregateBatches,
                kilobytes: node.sortSpaceType == "Disk"
                    ? node.sortSpaceKilobytes : node.diskKilobytes,
                temporaryBlocks: plan.metrics[node.id].selfBuffers?.temporary)
        }
    }

    private static func loops(_ plan: Plan) -> [Loop] {
        let loops = plan.nodes.filter { node in
            // Below a Gather every process counts a loop; that is no repetition.
            let metrics = plan.metrics[node.id]
            return metrics.executions > 1 || (node.actualLoops ?? 0) > metrics.processes
        }.map { node in
            Loop(
                node: node.id, title: node.title, expected: plan.metrics[node.id].executions,
                actual: node.actualLoops,
                costShare: share(plan.metrics[node.id].inclusiveCost, of: plan))
        }
        return Array(loops.sorted { $0.costShare > $1.costShare }.prefix(mostEntries))
    }

    private static func subplans(_ plan: Plan) -> [Subplan] {
        let tops = plan.nodes.filter { $0.relationship == .subPlan || $0.relationship == .initPlan }
        return tops.prefix(mostEntries).map { node in
            let kind: Subplan.Kind
            if node.relationship == .initPlan {
                kind = node.isCTE ? .cte : .initPlan
            } else if let parent = plan.parent(of: node), node.isHashedSubplan(of: parent) {
                kind = .hashed
            } else if node.type == .materialize {
                kind = .materialized
            } else {
                kind = .correlated
            }
            return Subplan(
                node: node.id, name: node.subplanName ?? node.title, kind: kind,
                loops: node.actualLoops,
                costShare: share(plan.metrics[node.id].inclusiveCost, of: plan))
        }
    }

    private static func worstEstimate(_ plan: Plan) -> Estimate? {
        var worst: Estimate?
        for node in plan.nodes {
            guard let estimate = plan.metrics[node.id].estimate,
                estimate.factor > worst?.factor ?? 0
            else { continue }
            worst = Estimate(
                node: node.id, title: node.title, expected: node.planRows ?? 0,
                actual: node.actualRows ?? 0, factor: estimate.factor, direction: estimate.direction)
        }
        return worst
    }

    private static func costShares(_ plan: Plan) -> [CostShare] {
        let shares = plan.nodes.map { node in
            CostShare(
                node: node.id, title: node.title, cost: plan.metrics[node.id].selfCost,
                share: plan.metrics[node.id].costShare)
        }
        let worthwhile = shares.filter { $0.share >= leastShare }
        return Array(worthwhile.sorted { $0.share > $1.share }.prefix(mostEntries))
    }

    private static func share(_ cost: Double, of plan: Plan) -> Double {
        let total = plan.metrics[0].inclusiveCost
        return total > 0 ? cost / total : 0
    }
}
