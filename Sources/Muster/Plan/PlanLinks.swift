/// Which nodes run the subplans that hang elsewhere.
///
/// The server runs an InitPlan or a CTE when its result is first wanted, inside the node that wants
/// it, however deep that is. The plan shows it below the topmost node of its query, which is also
/// where the planner charges its cost. So time and blocks are found at the consumer, cost at the parent.
struct PlanLinks {
    /// CTE scans by the CTE's topmost node; empty for a CTE that nobody reads.
    private(set) var scans: [Int: [Int]] = [:]
    /// Nodes that name an InitPlan's result, by its topmost node.
    private(set) var readers: [Int: [Int]] = [:]

    init(_ nodes: [PlanNode]) {
        for node in nodes where node.relationship == .initPlan {
            if node.isCTE {
                scans[node.id] = []
            } else if let parent = node.parent {
                readers[node.id] = Self.readers(of: node, below: parent, in: nodes)
            }
        }
        for scan in nodes where scan.type == .cteScan {
            if let source = Self.source(of: scan, in: nodes) { scans[source, default: []].append(scan.id) }
        }
    }

    /// The CTE of that name in the nearest query around the scan.
    private static func source(of scan: PlanNode, in nodes: [PlanNode]) -> Int? {
        guard let name = scan.cte else { return nil }
        var position: Int? = scan.id
        while let current = position {
            let found = nodes[current].children.first {
                nodes[$0].relationship == .initPlan && nodes[$0].subplanName == "CTE \(name)"
            }
            if let found { return found }
            position = nodes[current].parent
        }
        return nil
    }

    private static func readers(
        of initPlan: PlanNode, below parent: Int, in nodes: [PlanNode]
    ) -> [Int] {
        guard let name = initPlan.subplanName else { return [] }
        // "InitPlan 1 (returns $0,$1)" until PostgreSQL 16, then "(InitPlan 1).col1" in the text.
        var marks: [String] = []
        if let opening = name.firstIndex(of: "("), name.hasSuffix(")") {
            marks = name[opening...].split(whereSeparator: { "(), ".contains($0) })
                .filter { $0.hasPrefix("$") }.map(String.init)
        }
        if marks.isEmpty { marks = ["(\(name))"] }

        let own = initPlan.subtree(in: nodes)
        return nodes[parent].subtree(in: nodes).filter { id in
            !own.contains(id) && nodes[id].texts.contains { text in
                marks.contains { text.mentions($0) }
            }
        }
    }
}

extension PlanNode {
    /// A common table expression.
    var isCTE: Bool { relationship == .initPlan && subplanName?.hasPrefix("CTE ") == true }

    /// Run once into a hash table: the parent's expressions say so.
    func isHashedSubplan(of parent: PlanNode) -> Bool {
        guard relationship == .subPlan, let subplanName else { return false }
        return parent.texts.contains { $0.contains("hashed \(subplanName))") }
    }

    /// The ids of the node and all below it: they follow each other.
    func subtree(in nodes: [PlanNode]) -> Range<Int> {
        var end = id + 1
        while end < nodes.count, nodes[end].depth > depth { end += 1 }
        return id..<end
    }

    /// Every expression of the node.
    var texts: [String] {
        var texts = conditions.map(\.text) + output + sortKey + groupKey
        if let cacheKey { texts.append(cacheKey) }
        for value in other.values {
            switch value {
            case .string(let text): texts.append(text)
            case .array(let elements): texts += elements.compactMap(\.stringValue)
            default: break
            }
        }
        return texts
    }
}

extension String {
    /// The text contains the mark, and no digit follows it: `$1` is not in `$12`.
    fileprivate func mentions(_ mark: String) -> Bool {
        var rest = self[...]
        while let found = rest.firstRange(of: mark) {
            if found.upperBound == endIndex || !self[found.upperBound].isNumber { return true }
            rest = self[found.upperBound...]
        }
        return false
    }
}
