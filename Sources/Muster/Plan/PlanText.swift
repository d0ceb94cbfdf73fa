/// The lines of a plan in the server's layout.
struct PlanText {
    struct Line {
        var text: String
        /// The node whose first line this is; nil for what stands below it.
        var node: Int?
    }

    private(set) var lines: [Line] = []
    private let plan: Plan
    private let showsFigures: Bool

    /// Lays a plan out, with cost, rows and times behind each node or without.
    init(_ plan: Plan, showsFigures: Bool) {
        self.plan = plan
        self.showsFigures = showsFigures
        // Where the lines below each node start; children stand there, too.
        var inner = Array(repeating: 2, count: plan.nodes.count)
        for node in plan.nodes {
            guard let parent = node.parent else {
                add(node, prefix: "", inner: 2)
                continue
            }
            var outer = inner[parent]
            if let name = node.subplanName {
                lines.append(Line(text: Self.spaces(outer) + name))
                outer += 2
            }
            inner[node.id] = outer + 6
            add(node, prefix: Self.spaces(outer) + "->  ", inner: outer + 6)
        }
    }

    private mutating func add(_ node: PlanNode, prefix: String, inner: Int) {
        let figures = showsFigures ? Self.figures(of: node) : ""
        lines.append(Line(text: prefix + node.title + figures, node: node.id))
        for detail in node.details(isComplete: showsFigures) {
            lines.append(Line(text: Self.spaces(inner) + detail))
        }
    }

    private static func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }

    private static func figures(of node: PlanNode) -> String {
        var text = ""
        if let startup = node.startupCost, let total = node.totalCost {
            text +=
                "  (cost=\(fixed(startup, 2))..\(fixed(total, 2))"
                + " rows=\(fixed(node.planRows ?? 0, 0)) width=\(fixed(node.planWidth ?? 0, 0)))"
        }
        guard let loops = node.actualLoops else { return text }
        if loops == 0 { return text + " (never executed)" }
        text += " (actual "
        if let startup = node.actualStartupTime, let total = node.actualTotalTime {
            text += "time=\(fixed(startup, 3))..\(fixed(total, 3)) "
        }
        return text + "rows=\(number(node.actualRows ?? 0)) loops=\(fixed(loops, 0)))"
    }

    private static func fixed(_ value: Double, _ digits: Int) -> String {
        HumanFormat.fixed(value, digits: digits)
    }

    /// Whole, or with two decimals as of PostgreSQL 18.
    private static func number(_ value: Double) -> String {
        fixed(value, value == value.rounded() ? 0 : 2)
    }

    /// What stands below the tree.
    var summary: [String] {
        var lines: [String] = []
        if !plan.settings.isEmpty {
            let settings = plan.settings.sorted { $0.key < $1.key }.map { "\($0) = '\($1)'" }
            lines.append("Settings: " + settings.joined(separator: ", "))
        }
        if let time = plan.planningTime {
            lines.append("Planning Time: \(Self.fixed(time, 3)) ms")
        }
        for trigger in plan.triggers {
            var line = "Trigger"
            if let constraint = trigger.constraint {
                line += " for constraint \(constraint)"
            } else if let name = trigger.name {
                line += " \(name)"
            }
            line += ":"
            if let time = trigger.time { line += " time=\(Self.fixed(time, 3))" }
            lines.append(line + " calls=\(Self.fixed(trigger.calls ?? 0, 0))")
        }
        if let functions = plan.jit?.functions {
            let time = plan.jit?.totalTime.map { ", \(Self.fixed($0, 3)) ms" } ?? ""
            lines.append("JIT: \(Self.fixed(functions, 0)) functions\(time)")
        }
        if let time = plan.executionTime {
            lines.append("Execution Time: \(Self.fixed(time, 3)) ms")
        }
        return lines
    }
}
