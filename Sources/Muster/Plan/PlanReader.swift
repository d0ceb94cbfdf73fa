/// Reads the tree of nodes, with a stack of its own in place of recursion.
enum PlanReader {
    private typealias Path<Root, Value> = any WritableKeyPath<Root, Value> & Sendable

    /// How a member of a node is kept.
    private enum Field: Sendable {
        case text(Path<PlanNode, String?>)
        case number(Path<PlanNode, Double?>)
        case flag(Path<PlanNode, Bool>)
        case list(Path<PlanNode, [String]>)
        case condition(PlanNode.Condition.Kind)
        case block(Path<PlanBuffers, Double>)
        case log(Path<PlanWAL, Double>)
        case type
        case relationship
        case workers
        /// Read elsewhere.
        case children
    }

    private struct Pending {
        var members: [String: JSONValue]
        var parent: Int?
        var depth: Int
    }

    static func nodes(of root: JSONValue, limits: PlanLimits) throws(PlanError) -> [PlanNode] {
        guard case .object(let members) = root, members["Node Type"]?.stringValue != nil else {
            throw .notAPlan("the topmost node has no type")
        }
        var nodes: [PlanNode] = []
        var stack = [Pending(members: members, parent: nil, depth: 0)]
        while let pending = stack.popLast() {
            guard pending.depth < limits.depth else { throw .tooDeep(limit: limits.depth) }
            guard nodes.count < limits.nodes else { throw .tooManyNodes(limit: limits.nodes) }
            var node = node(pending.members)
            node.id = nodes.count
            node.parent = pending.parent
            node.depth = pending.depth
            if let parent = pending.parent { nodes[parent].children.append(node.id) }
            nodes.append(node)
            // Last first, so that the first is popped first and the ids follow EXPLAIN's lines.
            for child in (pending.members["Plans"]?.arrayValue ?? []).reversed() {
                guard case .object(let members) = child else { continue }
                stack.append(Pending(members: members, parent: node.id, depth: node.depth + 1))
            }
        }
        return nodes
    }

    /// The blocks among some members; nil when there are none.
    static func buffers(_ members: [String: JSONValue]) -> PlanBuffers? {
        var node = PlanNode(type: "Planning")
        for (key, value) in members {
            if case .block(let path)? = fields[key] { addBlocks(value, to: &node, path) }
        }
        return node.buffers
    }

    private static func node(_ members: [String: JSONValue]) -> PlanNode {
        var node = PlanNode(type: "Unknown")
        for (key, value) in members where !take(value, as: fields[key], into: &node) {
            node.other[key] = value
        }
        node.conditions.sort { order($0.kind) < order($1.kind) }
        return node
    }

    private static func order(_ kind: PlanNode.Condition.Kind) -> Int {
        PlanNode.Condition.Kind.allCases.firstIndex(of: kind) ?? 0
    }

    /// Keeps a value where it belongs; false when it belongs nowhere or has another type.
    private static func take(
        _ value: JSONValue, as field: Field?, into node: inout PlanNode
    ) -> Bool {
        switch field {
        case .text(let path)?:
            guard let text = value.stringValue else { return false }
            node[keyPath: path] = text
        case .number(let path)?:
            guard let number = figure(value) else { return false }
            node[keyPath: path] = number
        case .flag(let path)?:
            guard let flag = value.boolValue else { return false }
            node[keyPath: path] = flag
        case .list(let path)?:
            guard let elements = value.arrayValue else { return false }
            let texts = elements.compactMap(\.stringValue)
            guard texts.count == elements.count else { return false }
            node[keyPath: path] = texts
        case .condition(let kind)?:
            guard let text = value.stringValue else { return false }
            node.conditions.append(PlanNode.Condition(kind: kind, text: text))
        case .block(let path)?:
            guard value.doubleValue != nil else { return false }
            addBlocks(value, to: &node, path)
        case .log(let path)?:
            guard let number = figure(value) else { return false }
            var log = node.wal ?? PlanWAL()
            log[keyPath: path] += number
            node.wal = log
        case .type?:
            guard let name = value.stringValue else { return false }
            node.type = NodeType(rawValue: name)
        case .relationship?:
            guard let name = value.stringValue else { return false }
            node.relationship = PlanNode.Relationship(rawValue: name)
        case .workers?:
            guard let elements = value.arrayValue else { return false }
            node.workers = elements.compactMap(\.objectValue).map(worker)
        case .children?:
            break
        case nil:
            return false
        }
        return true
    }

    /// A number that products and sums keep finite: no server prints one beyond 1e100, nor any
    /// below zero.
    static func figure(_ value: JSONValue?) -> Double? {
        value?.doubleValue.map { min(max($0, 0), 1e100) }
    }

    private static func addBlocks(
        _ value: JSONValue, to node: inout PlanNode, _ path: WritableKeyPath<PlanBuffers, Double>
    ) {
        guard let number = figure(value) else { return }
        var buffers = node.buffers ?? PlanBuffers()
        buffers[keyPath: path] += number
        node.buffers = buffers
    }

    private static func worker(_ members: [String: JSONValue]) -> PlanNode.Worker {
        var worker = PlanNode.Worker()
        worker.number = figure(members["Worker Number"])
        worker.actualTotalTime = figure(members["Actual Total Time"])
        worker.actualRows = figure(members["Actual Rows"])
        worker.actualLoops = figure(members["Actual Loops"])
        worker.sortMethod = members["Sort Method"]?.stringValue
        worker.sortSpaceType = members["Sort Space Type"]?.stringValue
        worker.sortSpaceKilobytes = figure(members["Sort Space Used"])
        worker.aggregateBatches = figure(members["HashAgg Batches"])
        worker.diskKilobytes = figure(members["Disk Usage"])
        return worker
    }

    /// Every member that has a property, by the server's name.
    private static let fields: [String: Field] = {
        var fields: [String: Field] = [
            "Node Type": .type,
            "Parent Relationship": .relationship,
            "Subplan Name": .text(\.subplanName),
            "Strategy": .text(\.strategy),
            "Partial Mode": .text(\.partialMode),
            "Join Type": .text(\.joinType),
            "Inner Unique": .flag(\.isInnerUnique),
            "Parallel Aware": .flag(\.isParallelAware),
            "Async Capable": .flag(\.isAsyncCapable),
            "Disabled": .flag(\.isDisabled),
            "Operation": .text(\.operation),
            "Command": .text(\.command),
            "Custom Plan Provider": .text(\.customProvider),
            "Relation Name": .text(\.relation),
            "Schema": .text(\.schema),
            "Alias": .text(\.alias),
            "Index Name": .text(\.index),
            "Scan Direction": .text(\.scanDirection),
            "CTE Name": .text(\.cte),
            "Function Name": .text(\.function),
            "Startup Cost": .number(\.startupCost),
            "Total Cost": .number(\.totalCost),
            "Plan Rows": .number(\.planRows),
            "Plan Width": .number(\.planWidth),
            "Actual Startup Time": .number(\.actualStartupTime),
            "Actual Total Time": .number(\.actualTotalTime),
            "Actual Rows": .number(\.actualRows),
            "Actual Loops": .number(\.actualLoops),
            "Output": .list(\.output),
            "Sort Key": .list(\.sortKey),
            "Presorted Key": .list(\.presortedKey),
            "Group Key": .list(\.groupKey),
            "Cache Key": .text(\.cacheKey),
            "Sort Method": .text(\.sortMethod),
            "Sort Space Type": .text(\.sortSpaceType),
            "Sort Space Used": .number(\.sortSpaceKilobytes),
            "Hash Buckets": .number(\.hashBuckets),
            "Hash Batches": .number(\.hashBatches),
            "Original Hash Batches": .number(\.originalHashBatches),
            "Planned Partitions": .number(\.plannedPartitions),
            "HashAgg Batches": .number(\.aggregateBatches),
            "Peak Memory Usage": .number(\.peakMemoryKilobytes),
            "Disk Usage": .number(\.diskKilobytes),
            "Storage": .text(\.storage),
            "Rows Removed by Filter": .number(\.rowsRemovedByFilter),
            "Rows Removed by Join Filter": .number(\.rowsRemovedByJoinFilter),
            "Rows Removed by Index Recheck": .number(\.rowsRemovedByRecheck),
            "Heap Fetches": .number(\.heapFetches),
            "Exact Heap Blocks": .number(\.exactHeapBlocks),
            "Lossy Heap Blocks": .number(\.lossyHeapBlocks),
            "Index Searches": .number(\.indexSearches),
            "Cache Hits": .number(\.cacheHits),
            "Cache Misses": .number(\.cacheMisses),
            "Subplans Removed": .number(\.subplansRemoved),
            "Workers Planned": .number(\.workersPlanned),
            "Workers Launched": .number(\.workersLaunched),
            "Workers": .workers,
            "Plans": .children,
            "Shared Hit Blocks": .block(\.sharedHit),
            "Shared Read Blocks": .block(\.sharedRead),
            "Shared Dirtied Blocks": .block(\.sharedDirtied),
            "Shared Written Blocks": .block(\.sharedWritten),
            "Local Hit Blocks": .block(\.localHit),
            "Local Read Blocks": .block(\.localRead),
            "Local Dirtied Blocks": .block(\.localDirtied),
            "Local Written Blocks": .block(\.localWritten),
            "Temp Read Blocks": .block(\.tempRead),
            "Temp Written Blocks": .block(\.tempWritten),
            // One pair until PostgreSQL 16, two from 17 on.
            "I/O Read Time": .block(\.readTime),
            "I/O Write Time": .block(\.writeTime),
            "Shared I/O Read Time": .block(\.readTime),
            "Shared I/O Write Time": .block(\.writeTime),
            "Local I/O Read Time": .block(\.readTime),
            "Local I/O Write Time": .block(\.writeTime),
            "Temp I/O Read Time": .block(\.readTime),
            "Temp I/O Write Time": .block(\.writeTime),
            "WAL Records": .log(\.records),
            "WAL FPI": .log(\.fullPageImages),
            "WAL Bytes": .log(\.bytes),
        ]
        for kind in PlanNode.Condition.Kind.allCases { fields[kind.rawValue] = .condition(kind) }
        return fields
    }()
}
