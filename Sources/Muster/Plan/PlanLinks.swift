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
        let mentions = Self.mentions(nodes)
        for node in nodes where node.relationship == .initPlan {
            if node.isCTE {
                scans[node.id] = []
            } else if let parent = node.parent, let name = node.subplanName {
                let own = node.subtree(in: nodes)
                let around = nodes[parent].subtree(in: nodes)
                readers[node.id] = Self.marks(of: name).flatMap { mentions[$0] ?? [] }
                    .filter { around.contains($0) && !own.contains($0) }
            }
        }
        for scan in nodes where scan.type == .cteScan {
            if let source = Self.source(of: scan, in: nodes) {
                scans[source, default: []].append(scan.id)
            }
        }
    }

    /// How expressions name an InitPlan's result: `InitPlan 1 (returns $0,$1)` is `$0` and `$1`, as
    /// of PostgreSQL 17 `InitPlan 1` is `(InitPlan 1)`.
    private static func marks(of name: String) -> [String] {
        guard let opening = name.firstIndex(of: "(") else { return [name] }
        return name[opening...].split { "(), ".contains($0) }.filter { $0.hasPrefix("$") }
            .map(String.init)
    }

    /// The nodes that mention each mark, in one pass: a plan may have thousands of both.
    private static func mentions(_ nodes: [PlanNode]) -> [String: [Int]] {
        var mentions: [String: [Int]] = [:]
        for node in nodes {
            var found: Set<String> = []
            for text in node.texts where text.utf8.contains(where: { $0 == 0x24 || $0 == 0x28 }) {
                found.formUnion(text.initPlanMarks)
            }
            for mark in found { mentions[mark, default: []].append(node.id) }
        }
        return mentions
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
    /// Every `$12` and every `InitPlan 3` that stands in parentheses.
    fileprivate var initPlanMarks: [String] {
        var marks: [String] = []
        var rest = self[...]
        while let start = rest.firstIndex(where: { $0 == "$" || $0 == "(" }) {
            let after = rest[rest.index(after: start)...]
            if rest[start] == "$" {
                let digits = after.prefix(while: \.isNumber)
                if !digits.isEmpty { marks.append("$\(digits)") }
            } else if after.hasPrefix("InitPlan "), let end = after.firstIndex(of: ")") {
                marks.append(String(after[..<end]))
            }
            rest = after
        }
        return marks
    }
}
