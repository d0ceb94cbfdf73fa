extension PlanDiff {
    /// Compares two plans.
    ///
    /// - Parameters:
    ///   - before: the earlier plan.
    ///   - after: the later plan.
    ///   - floors: differences too small to be reported.
    public init(before: Plan, after: Plan, floors: Floors = Floors()) {
        let alignment = PlanAlignment(before, after)
        rows = Self.rows(alignment)
        labels = Self.labels(alignment)

        cost = Change(before: before.root.totalCost ?? 0, after: after.root.totalCost ?? 0)
        planRows = Change(before: before.root.planRows ?? 0, after: after.root.planRows ?? 0)
        if let first = before.executionTime ?? before.metrics.totalTime,
            let second = after.executionTime ?? after.metrics.totalTime
        {
            time = Change(before: first, after: second)
        }
        if let first = before.metrics.totalBuffers, let second = after.metrics.totalBuffers {
            blocks = Change(before: first.touched, after: second.touched)
        }
        if let time {
            basis = .time
            improvement = Self.improvement(
                time, floor: max(floors.time, floors.relativeTime * time.before))
        } else {
            basis = .cost
            improvement = Self.improvement(
                cost, floor: max(floors.cost, floors.relativeCost * cost.before))
        }
        verdict = improvement > 0 ? .better : improvement < 0 ? .worse : .same
        isSameShape = before.shapeHash == after.shapeHash
    }

    private static func improvement(_ change: Change, floor: Double) -> Double {
        guard change.delta.magnitude > floor, change.delta.isFinite else { return 0 }
        guard change.before > 0 else { return change.delta < 0 ? 1 : -1 }
        return -change.delta / change.before
    }

    // MARK: Rows

    private static func rows(_ alignment: PlanAlignment) -> [Row] {
        let before = alignment.before.plan
        let after = alignment.after.plan
        var lost = LostRows()
        for node in before.nodes where alignment.later[node.id] == nil {
            let row = Row(
                status: .removed, depth: 0, before: Side(node, before),
                labels: node.isAccessory ? [] : ["\(node.method) removed"])
            // Before what it fed on; nodes without anything left of them stand below their parent.
            let fed = node.subtree(in: before.nodes).lazy.compactMap { alignment.later[$0] }.first
            if let fed {
                lost.put(row, of: node.id, at: .before(fed), depth: after.nodes[fed].depth)
            } else if let parent = node.parent, let later = alignment.later[parent] {
                lost.put(row, of: node.id, at: .below(later), depth: after.nodes[later].depth + 1)
            } else {
                lost.put(row, of: node.id, belowLost: node.parent)
            }
        }
        var rows: [Row] = lost.rows[.before(0)] ?? []
        for node in after.nodes {
            if node.id > 0 { rows += lost.rows[.before(node.id)] ?? [] }
            rows.append(row(node, alignment))
            rows += lost.rows[.below(node.id)] ?? []
        }
        return rows
    }

    private static func row(_ node: PlanNode, _ alignment: PlanAlignment) -> Row {
        let after = Side(node, alignment.after.plan)
        guard let id = alignment.earlier[node.id] else {
            let labels = node.isAccessory ? [] : ["\(node.method) added"]
            return Row(status: .added, depth: node.depth, after: after, labels: labels)
        }
        let earlier = alignment.before.plan.nodes[id]
        let before = Side(earlier, alignment.before.plan)
        let labels = changes(earlier, node, alignment).map(\.text)
        let isSame = before.title == after.title && before.details == after.details
        return Row(
            status: isSame && labels.isEmpty ? .unchanged : .changed, depth: node.depth,
            before: before, after: after, labels: labels)
    }

    // MARK: Labels

    /// More labels than this with the same text become one.
    private static let mostAlike = 3

    private static func labels(_ alignment: PlanAlignment) -> [Label] {
        var labels: [Label] = []
        func add(_ label: Label) {
            if !labels.contains(label) { labels.append(label) }
        }
        for node in alignment.after.plan.nodes {
            if let id = alignment.earlier[node.id] {
                let earlier = alignment.before.plan.nodes[id]
                for label in changes(earlier, node, alignment) { add(label) }
            } else if let label = label(node, "added", alignment.after) {
                add(label)
            }
        }
        for node in alignment.before.plan.nodes where alignment.later[node.id] == nil {
            if let label = label(node, "removed", alignment.before) { add(label) }
        }
        if joinOrderChanged(alignment) {
            add(Label(kind: .joinOrder, text: "join order changed", subject: nil))
        }
        return condensed(labels)
    }

    private static func label(_ node: PlanNode, _ verb: String, _ outline: PlanOutline) -> Label? {
        guard !node.isAccessory else { return nil }
        let subject = node.leafName ?? outline.tables(node.id)
        return Label(
            kind: kind(of: node), text: "\(node.method) \(verb)",
            subject: subject.isEmpty ? nil : subject)
    }

    private static func joinOrderChanged(_ alignment: PlanAlignment) -> Bool {
        let before = alignment.before
        let after = alignment.after
        return before.leaves[0] == after.leaves[0] && before.joins.sorted() != after.joins.sorted()
            && !before.joins.isEmpty && before.joins.count == after.joins.count
    }

    private static func condensed(_ labels: [Label]) -> [Label] {
        var counts: [String: Int] = [:]
        for label in labels { counts[label.text, default: 0] += 1 }
        var result: [Label] = []
        for label in labels {
            let count = counts[label.text] ?? 0
            if count <= mostAlike {
                result.append(label)
            } else if count > 0 {
                let text = "\(label.text) (\(count) times)"
                if !result.contains(where: { $0.text == text }) {
                    result.append(Label(kind: label.kind, text: text, subject: nil))
                }
            }
        }
        // Stable: within a kind the order of the tree stays.
        let order = Label.Kind.allCases
        return result.enumerated().sorted { left, right in
            let leftRank = order.firstIndex(of: left.element.kind) ?? 0
            let rightRank = order.firstIndex(of: right.element.kind) ?? 0
            return (leftRank, left.offset) < (rightRank, right.offset)
        }.map(\.element)
    }

    private static func kind(of node: PlanNode) -> Label.Kind {
        switch node.work {
        case .scan, .index, .bitmap: .scan
        case .join: .join
        case .aggregate: .aggregate
        case .sort: .sort
        case .gather: .parallel
        case .append, .other: .other
        }
    }

    /// What is different between two nodes that stand in the same place.
    private static func changes(
        _ before: PlanNode, _ after: PlanNode, _ alignment: PlanAlignment
    ) -> [Label] {
        let outline = alignment.after
        let tables = after.leafName ?? outline.tables(after.id)
        let subject = tables.isEmpty ? nil : tables
        var labels: [Label] = []
        func add(_ kind: Label.Kind, _ text: String) {
            labels.append(Label(kind: kind, text: text, subject: subject))
        }

        if before.method != after.method {
            // The same work, only with or without company.
            let isShared = before.type == after.type && before.isParallelAware != after.isParallelAware
            add(isShared ? .parallel : kind(of: after), "\(before.method) → \(after.method)")
        }
        if after.work == .scan {
            let lost = alignment.before.indexes(before.id)
            let found = outline.indexes(after.id)
            if lost != found { add(.index, Self.indexChange(lost, found)) }
        }
        if after.work == .join {
            let sets = (alignment.before.leaves[before.id], outline.leaves[after.id])
            if sets.0 != sets.1 {
                let earlier = alignment.before.tables(before.id)
                labels.append(
                    Label(
                        kind: .joinOrder, text: "joins \(tables) instead of \(earlier)",
                        subject: nil))
            } else if alignment.before.outerTables(before.id) != outline.outerTables(after.id),
                !joinOrderChanged(alignment)
            {
                add(.joinOrder, "join sides swapped")
            }
        }
        if let change = conditionChange(before, after) { add(.condition, change) }
        if before.sortKey != after.sortKey, after.work == .sort { add(.sort, "sort key changed") }
        if before.actualLoops != nil, after.actualLoops != nil,
            before.isSpilled != after.isSpilled
        {
            add(.spill, before.isSpilled ? "spilled → in memory" : "in memory → spilled")
        }
        return labels
    }

    private static func indexChange(_ lost: [String], _ found: [String]) -> String {
        let gone = lost.filter { !found.contains($0) }.joined(separator: ", ")
        let new = found.filter { !lost.contains($0) }.joined(separator: ", ")
        if gone.isEmpty { return "index \(new) used" }
        if new.isEmpty { return "index \(gone) no longer used" }
        return "index \(new) used instead of \(gone)"
    }

    private static func conditionChange(_ before: PlanNode, _ after: PlanNode) -> String? {
        func isIndexed(_ node: PlanNode) -> Bool {
            node.condition(.index) != nil || node.condition(.recheck) != nil
        }
        switch (before.condition(.filter) != nil, after.condition(.filter) != nil) {
        case (true, false) where isIndexed(after): return "filter answered by the index"
        case (false, true) where isIndexed(before): return "index condition became a filter"
        case (true, false) where after.work == .scan: return "filter removed"
        case (false, true) where after.work == .scan: return "filter added"
        default: return nil
        }
    }
}

/// Where the lines of lost nodes go.
private struct LostRows {
    enum Place: Hashable {
        case before(Int)
        case below(Int)
    }

    private(set) var rows: [Place: [PlanDiff.Row]] = [:]
    private var places: [Int: (place: Place, depth: Int)] = [:]

    mutating func put(_ row: PlanDiff.Row, of id: Int, at place: Place, depth: Int) {
        var row = row
        row.depth = depth
        rows[place, default: []].append(row)
        places[id] = (place, depth)
    }

    /// Puts a row below the row of a lost node, or on top when there is none.
    mutating func put(_ row: PlanDiff.Row, of id: Int, belowLost parent: Int?) {
        let spot = parent.flatMap { places[$0] }
        put(row, of: id, at: spot?.place ?? .before(0), depth: spot.map { $0.depth + 1 } ?? 0)
    }
}

extension PlanDiff.Side {
    fileprivate init(_ node: PlanNode, _ plan: Plan) {
        let metrics = plan.metrics[node.id]
        self.init(
            node: node.id, subplan: node.subplanName, title: node.title, totalCost: node.totalCost,
            selfCost: metrics.selfCost, planRows: node.planRows, actualRows: node.actualRows,
            selfTime: metrics.selfTime,
            details: node.comparableDetails)
    }
}

extension PlanNode {
    /// Conditions and keys without literals: equal when the node does the same to other values.
    fileprivate var comparableDetails: [String] {
        var details = conditions.map { "\($0.kind.rawValue): \(SQLLiterals.redact($0.text))" }
        for (name, keys) in [("Group Key", groupKey), ("Sort Key", sortKey)] where !keys.isEmpty {
            details.append("\(name): \(keys.map(SQLLiterals.redact).joined(separator: ", "))")
        }
        return details
    }
}
