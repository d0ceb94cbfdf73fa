extension PlanNode {
    /// The lines below the node, in the server's order and words.
    ///
    /// - Parameter isComplete: everything that `EXPLAIN` prints; otherwise only what decides how the
    ///   plan works: conditions, keys, and what went to disk.
    func details(isComplete: Bool) -> [String] {
        var lines = DetailLines()
        lines.keysOfOther = other
        if isComplete {
            if isDisabled { lines.add("Disabled", "true") }
            lines.add("Output", output)
        }
        addSampling(to: &lines)
        lines.addOther("Function Call")
        lines.addOther("Table Function Call")

        addCondition(.index, to: &lines)
        addCondition(.recheck, to: &lines)
        lines.addCount("Rows Removed by Index Recheck", rowsRemovedByRecheck)
        addCondition(.orderBy, to: &lines)
        addCondition(.tid, to: &lines)
        addCondition(.merge, to: &lines)
        addCondition(.hash, to: &lines)
        addCondition(.joinFilter, to: &lines)
        lines.addCount("Rows Removed by Join Filter", rowsRemovedByJoinFilter)
        addCondition(.oneTime, to: &lines)
        addGroupKeys(to: &lines)
        lines.add("Sort Key", sortKey)
        lines.add("Presorted Key", presortedKey)
        addCondition(.filter, to: &lines)
        addHashAggregate(to: &lines)
        lines.addCount("Rows Removed by Filter", rowsRemovedByFilter)
        addCondition(.run, to: &lines)
        addSort(to: &lines)
        addHash(to: &lines)
        if let cacheKey { lines.add("Cache Key", cacheKey) }
        if isComplete { addFigures(to: &lines) }
        return lines.lines
    }

    private func addCondition(_ kind: Condition.Kind, to lines: inout DetailLines) {
        if let text = condition(kind) { lines.add(kind.rawValue, text) }
    }

    private func addSampling(to lines: inout DetailLines) {
        guard let method = other["Sampling Method"]?.stringValue else { return }
        let parameters = (other["Sampling Parameters"]?.arrayValue ?? []).compactMap(\.stringValue)
        var text = "\(method) (\(parameters.joined(separator: ", ")))"
        if let seed = other["Repeatable Seed"]?.stringValue { text += " REPEATABLE (\(seed))" }
        lines.add("Sampling", text)
        lines.taken.formUnion(["Sampling Method", "Sampling Parameters", "Repeatable Seed"])
    }

    private func addGroupKeys(to lines: inout DetailLines) {
        lines.add("Group Key", groupKey)
        lines.taken.insert("Grouping Sets")
        for set in other["Grouping Sets"]?.arrayValue ?? [] {
            if let key = set["Sort Key"]?.arrayValue {
                lines.add("Sort Key", key.compactMap(\.stringValue))
            }
            for (member, name) in [("Hash Keys", "Hash Key"), ("Group Keys", "Group Key")] {
                for key in set[member]?.arrayValue ?? [] {
                    let texts = (key.arrayValue ?? []).compactMap(\.stringValue)
                    lines.add(name, texts.isEmpty ? "()" : texts.joined(separator: ", "))
                }
            }
        }
    }

    private func addHashAggregate(to lines: inout DetailLines) {
        guard type == .aggregate else { return }
        var parts: [String] = []
        if let plannedPartitions, plannedPartitions > 0 {
            parts.append("Planned Partitions: \(whole(plannedPartitions))")
        }
        if let aggregateBatches, actualLoops != nil {
            parts.append("Batches: \(whole(aggregateBatches))")
            if let peakMemoryKilobytes {
                parts.append("Memory Usage: \(whole(peakMemoryKilobytes))kB")
            }
            if let diskKilobytes, diskKilobytes > 0 {
                parts.append("Disk Usage: \(whole(diskKilobytes))kB")
            }
        }
        lines.add(parts)
    }

    private func addSort(to lines: inout DetailLines) {
        if let sortMethod {
            let space = sortSpaceKilobytes.map { "  \(sortSpaceType ?? "Space"): \(whole($0))kB" }
            lines.add("Sort Method", sortMethod + (space ?? ""))
        }
        for (member, title) in [
            ("Full-sort Groups", "Full-sort Groups"), ("Pre-sorted Groups", "Pre-sorted Groups"),
        ] {
            guard let groups = other[member], groups.objectValue != nil else { continue }
            lines.taken.insert(member)
            let methods = (groups["Sort Methods Used"]?.arrayValue ?? []).compactMap(\.stringValue)
            var parts = ["\(title): \(whole(groups["Group Count"]?.doubleValue ?? 0))"]
            parts.append(
                "Sort Method\(methods.count > 1 ? "s" : ""): \(methods.joined(separator: ", "))")
            for (member, title) in [("Sort Space Memory", "Memory"), ("Sort Space Disk", "Disk")] {
                guard let space = groups[member], space.objectValue != nil else { continue }
                let average = whole(space["Average Sort Space Used"]?.doubleValue ?? 0)
                let peak = whole(space["Peak Sort Space Used"]?.doubleValue ?? 0)
                parts += ["Average \(title): \(average)kB", "Peak \(title): \(peak)kB"]
            }
            lines.add(parts)
        }
    }

    private func addHash(to lines: inout DetailLines) {
        guard let hashBuckets, let hashBatches else { return }
        lines.taken.insert("Original Hash Buckets")
        let firstBuckets = other["Original Hash Buckets"]?.doubleValue ?? hashBuckets
        let firstBatches = originalHashBatches ?? hashBatches
        var buckets = "Buckets: \(whole(hashBuckets))"
        var batches = "Batches: \(whole(hashBatches))"
        if firstBuckets != hashBuckets || firstBatches != hashBatches {
            buckets += " (originally \(whole(firstBuckets)))"
            batches += " (originally \(whole(firstBatches)))"
        }
        lines.add([buckets, batches] + (peakMemoryKilobytes.map { ["Memory Usage: \(whole($0))kB"] } ?? []))
    }

    /// What only the complete text has.
    private func addFigures(to lines: inout DetailLines) {
        lines.addOther("Cache Mode")
        if let cacheHits, let cacheMisses, cacheHits + cacheMisses > 0 {
            lines.taken.formUnion(["Cache Evictions", "Cache Overflows"])
            lines.add([
                "Hits: \(whole(cacheHits))", "Misses: \(whole(cacheMisses))",
                "Evictions: \(whole(other["Cache Evictions"]?.doubleValue ?? 0))",
                "Overflows: \(whole(other["Cache Overflows"]?.doubleValue ?? 0))",
                "Memory Usage: \(whole(peakMemoryKilobytes ?? 0))kB",
            ])
        }
        if let heapFetches { lines.add("Heap Fetches", whole(heapFetches)) }
        addHeapBlocks(to: &lines)
        if let indexSearches { lines.add("Index Searches", whole(indexSearches)) }
        if let storage {
            let most = other["Maximum Storage"]?.doubleValue.map { "  Maximum Storage: \(whole($0))kB" }
            lines.taken.insert("Maximum Storage")
            lines.add("Storage", storage + (most ?? ""))
        }
        addModification(to: &lines)
        if let workersPlanned { lines.add("Workers Planned", whole(workersPlanned)) }
        if let workersLaunched { lines.add("Workers Launched", whole(workersLaunched)) }
        if let subplansRemoved, subplansRemoved > 0 {
            lines.add("Subplans Removed", whole(subplansRemoved))
        }
        lines.addRest()
        addBuffers(to: &lines)
        if let wal, wal.records + wal.fullPageImages + wal.bytes > 0 {
            var text = "records=\(whole(wal.records))"
            if wal.fullPageImages > 0 { text += " fpi=\(whole(wal.fullPageImages))" }
            lines.add("WAL", text + " bytes=\(whole(wal.bytes))")
        }
    }

    private func addHeapBlocks(to lines: inout DetailLines) {
        var parts: [String] = []
        if let exactHeapBlocks, exactHeapBlocks > 0 { parts.append("exact=\(whole(exactHeapBlocks))") }
        if let lossyHeapBlocks, lossyHeapBlocks > 0 { parts.append("lossy=\(whole(lossyHeapBlocks))") }
        if !parts.isEmpty { lines.add("Heap Blocks", parts.joined(separator: " ")) }
    }

    private func addModification(to lines: inout DetailLines) {
        guard type == .modifyTable else { return }
        lines.taken.insert("Target Tables")
        for table in other["Target Tables"]?.arrayValue ?? [] {
            var target = PlanNode(type: .modifyTable)
            target.operation = operation
            target.relation = table["Relation Name"]?.stringValue
            target.schema = table["Schema"]?.stringValue
            target.alias = table["Alias"]?.stringValue
            lines.add([target.title])
        }
        lines.addOther("Conflict Resolution")
        lines.addOther("Conflict Arbiter Indexes")
        addCondition(.conflict, to: &lines)
        let counts = ["Inserted", "Updated", "Deleted", "Skipped"].compactMap { word in
            other["Tuples \(word)"]?.doubleValue.map { (word.lowercased(), $0) }
        }
        guard operation == "Merge" else {
            lines.addOther("Tuples Inserted")
            lines.addOther("Conflicting Tuples")
            lines.taken.insert("Rows Removed by Conflict Filter")
            lines.addCount(
                "Rows Removed by Conflict Filter",
                other["Rows Removed by Conflict Filter"]?.doubleValue)
            return
        }
        lines.taken.formUnion(["Tuples Inserted", "Tuples Updated", "Tuples Deleted", "Tuples Skipped"])
        let done = counts.filter { $0.1 > 0 }.map { "\($0.0)=\(whole($0.1))" }
        if !done.isEmpty { lines.add("Tuples", done.joined(separator: " ")) }
    }

    private func addBuffers(to lines: inout DetailLines) {
        guard let buffers else { return }
        func part(_ name: String, _ counts: [(String, Double)]) -> String? {
            let texts = counts.filter { $0.1 > 0 }.map { "\($0.0)=\(whole($0.1))" }
            return texts.isEmpty ? nil : "\(name) " + texts.joined(separator: " ")
        }
        let parts = [
            part(
                "shared",
                [
                    ("hit", buffers.sharedHit), ("read", buffers.sharedRead),
                    ("dirtied", buffers.sharedDirtied), ("written", buffers.sharedWritten),
                ]),
            part(
                "local",
                [
                    ("hit", buffers.localHit), ("read", buffers.localRead),
                    ("dirtied", buffers.localDirtied), ("written", buffers.localWritten),
                ]),
            part("temp", [("read", buffers.tempRead), ("written", buffers.tempWritten)]),
        ].compactMap(\.self)
        if !parts.isEmpty { lines.add("Buffers", parts.joined(separator: ", ")) }
    }

    private func whole(_ value: Double) -> String { HumanFormat.fixed(value, digits: 0) }
}

/// Collects the lines below a node.
private struct DetailLines {
    var lines: [String] = []
    /// The members of the node that have no property.
    var keysOfOther: [String: JSONValue] = [:]
    /// Those of them that are printed, or are no news.
    var taken: Set<String> = ["Single Copy"]

    mutating func add(_ name: String, _ text: String) { lines.append("\(name): \(text)") }

    mutating func add(_ name: String, _ texts: [String]) {
        if !texts.isEmpty { add(name, texts.joined(separator: ", ")) }
    }

    mutating func add(_ parts: [String]) {
        if !parts.isEmpty { lines.append(parts.joined(separator: "  ")) }
    }

    /// A count of rows per loop, left out when there were none.
    mutating func addCount(_ name: String, _ count: Double?) {
        if let count, count > 0 { add(name, HumanFormat.fixed(count, digits: 0)) }
    }

    /// A member that has no property.
    mutating func addOther(_ name: String) {
        guard let value = keysOfOther[name], taken.insert(name).inserted else { return }
        add(name, Self.text(value))
    }

    /// Every member that nothing has printed: what an extension or a newer server says.
    mutating func addRest() {
        for name in keysOfOther.keys.sorted() { addOther(name) }
    }

    private static func text(_ value: JSONValue) -> String {
        switch value {
        case .string(let text): text
        case .array(let elements) where elements.allSatisfy { $0.stringValue != nil }:
            elements.compactMap(\.stringValue).joined(separator: ", ")
        default: value.serialized()
        }
    }
}
