/// How a plan is printed.
public enum PlanTextStyle: Hashable, Sendable {
    /// As `EXPLAIN` prints it.
    case explain
    /// With columns before each node: its own share, rows, how far the estimate is off.
    case annotated
}

extension Plan {
    /// The plan as text.
    ///
    /// Names and literals stand in it as they are, whatever characters they have: escape a line
    /// before it goes into HTML or to a terminal.
    ///
    /// - Parameter style: as `EXPLAIN` prints it, or with columns of figures.
    /// - Returns: lines without line ends.
    public func lines(_ style: PlanTextStyle = .explain) -> [String] {
        switch style {
        case .explain:
            let text = PlanText(self, showsFigures: true)
            return text.lines.map(\.text) + text.summary
        case .annotated:
            let text = PlanText(self, showsFigures: false)
            return annotated(text.lines) + text.summary
        }
    }

    /// Puts the columns before the lines.
    private func annotated(_ lines: [PlanText.Line]) -> [String] {
        let hasTime = metrics.totalTime != nil
        var header = ["self %", "cost"]
        if hasTime { header = ["self %", "time"] }
        header.append("rows")
        if isAnalyzed { header += ["actual", "off by", "loops"] }

        let cells = lines.map { line -> [String] in
            guard let id = line.node else { return header.map { _ in "" } }
            let node = nodes[id]
            let figures = metrics[id]
            var cells: [String]
            if hasTime {
                cells = [
                    HumanFormat.percent(figures.timeShare ?? 0),
                    node.isNeverExecuted
                        ? "never" : HumanFormat.milliseconds(figures.selfTime ?? 0),
                ]
            } else {
                cells = [
                    HumanFormat.percent(figures.costShare), HumanFormat.count(figures.selfCost),
                ]
            }
            cells.append(node.planRows.map(HumanFormat.count) ?? "")
            if isAnalyzed {
                cells.append(
                    node.isNeverExecuted ? "" : node.actualRows.map(HumanFormat.count) ?? "")
                cells.append(figures.estimate.map(Self.estimate) ?? "")
                cells.append(node.actualLoops.map(HumanFormat.count) ?? "")
            }
            return cells
        }
        let widths = header.indices.map { column in
            (cells.map { $0[column].count } + [header[column].count]).max() ?? 0
        }
        func row(_ cells: [String], _ text: String) -> String {
            let columns = zip(cells, widths).map { cell, width in
                String(repeating: " ", count: width - cell.count) + cell
            }
            return (columns + [text]).joined(separator: "  ")
        }
        return [row(header, "plan")] + zip(cells, lines).map { row($0, $1.text) }
    }

    /// `12x ↑`: more rows than expected; `12x ↓`: fewer.
    private static func estimate(_ estimate: EstimateFactor) -> String {
        guard estimate.factor >= 1.05 else { return "" }
        let arrow = estimate.direction == .under ? "↑" : "↓"
        return "\(HumanFormat.count(estimate.factor).filter { $0 != " " })x \(arrow)"
    }
}

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
