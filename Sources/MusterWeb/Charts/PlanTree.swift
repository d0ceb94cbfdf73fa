import Muster

/// A plan as a drawn tree: the root on top, the inputs of a node below it, and the width of a line
/// says how many rows flow up.
struct PlanTree {
    /// The plan.
    let plan: Plan

    private static let boxWidth = 168.0
    private static let boxHeight = 46.0
    private static let gapX = 14.0
    private static let gapY = 34.0
    /// A tree of more nodes is a wall of boxes; the table tells it better.
    private static let maximumNodes = 60

    /// The drawing; a sentence when the plan is too large for one.
    var svg: HTML {
        guard plan.nodes.count <= Self.maximumNodes else {
            return "<p>\(plan.nodes.count) nodes are too many for a drawing: see the table.</p>"
        }
        let centers = self.centers
        let columns = plan.nodes.filter(\.children.isEmpty).count
        let depth = plan.nodes.map(\.depth).max() ?? 0
        let width = Double(columns) * (Self.boxWidth + Self.gapX) + Self.gapX
        let height = Double(depth + 1) * (Self.boxHeight + Self.gapY) - Self.gapY + 8
        let lines = plan.nodes.compactMap { line($0, centers) }
        let boxes = plan.nodes.map { box($0, centers[$0.id]) }
        return """
            <div class="scroll" tabindex="0" role="region" aria-label="Plan as a tree">\
            <svg class="tree" width="\(Self.text(width))" height="\(Self.text(height))" \
            viewBox="0 0 \(Self.text(width)) \(Self.text(height))" role="img" \
            aria-label="Tree of the plan, root \(plan.root.title)">\(lines)\(boxes)</svg></div>
            """
    }

    /// Leaves stand side by side, a parent over the middle of its children.
    private var centers: [Double] {
        var centers = Array(repeating: 0.0, count: plan.nodes.count)
        var leaf = 0.0
        for node in plan.nodes where node.children.isEmpty {
            centers[node.id] = Self.gapX + Self.boxWidth / 2 + leaf * (Self.boxWidth + Self.gapX)
            leaf += 1
        }
        // Children come after their parent, so from the end each parent finds them placed.
        for node in plan.nodes.reversed() {
            guard let first = node.children.first, let last = node.children.last else { continue }
            centers[node.id] = (centers[first] + centers[last]) / 2
        }
        return centers
    }

    private func top(_ node: PlanNode) -> Double {
        4 + Double(node.depth) * (Self.boxHeight + Self.gapY)
    }

    private func line(_ node: PlanNode, _ centers: [Double]) -> HTML? {
        guard let parent = node.parent else { return nil }
        let rows = max(1, plan.metrics[node.id].totalRows ?? node.planRows ?? 1)
        var width = 1.0
        var scale = 10.0
        while scale < rows, width < 8 {
            scale *= 10
            width += 1
        }
        let from = (x: centers[node.id], y: top(node))
        let to = (x: centers[parent], y: top(plan.nodes[parent]) + Self.boxHeight)
        let middle = Self.text((from.y + to.y) / 2)
        return """
            <path class="edge" stroke-width="\(Self.text(width))" d="M\(Self.text(from.x)) \
            \(Self.text(from.y))C\(Self.text(from.x)) \(middle) \(Self.text(to.x)) \(middle) \
            \(Self.text(to.x)) \(Self.text(to.y))"/>
            """
    }

    private func box(_ node: PlanNode, _ center: Double) -> HTML {
        let figures = plan.metrics[node.id]
        let share = figures.timeShare ?? figures.costShare
        let tone = PlanThreshold.share(share)
        let left = center - Self.boxWidth / 2
        let subject = node.index ?? node.relation ?? node.cte ?? node.function ?? node.alias
        let rows = node.planRows.map { " · \(HumanFormat.count($0)) rows" } ?? ""
        let conditions = node.conditions.map { "\n\($0.kind.rawValue): \($0.text)" }.joined()
        return """
            <g><title>\(node.title)\(conditions)</title>\
            <rect class="box \(tone.rawValue)" x="\(Self.text(left))" y="\(Self.text(top(node)))" \
            width="168" height="46" rx="5"/>\
            <text x="\(Self.text(center))" y="\(Self.text(top(node) + 14))" class="name">\
            \(Self.cut(node.method, 26))</text>\
            <text x="\(Self.text(center))" y="\(Self.text(top(node) + 27))">\
            \(Self.cut(subject ?? "", 26))</text>\
            <text x="\(Self.text(center))" y="\(Self.text(top(node) + 40))">\
            \(tone.sign) \(HumanFormat.percent(share))\(rows)</text></g>
            """
    }

    private static func cut(_ text: String, _ limit: Int) -> String {
        text.count <= limit ? text : text.prefix(limit - 1) + "…"
    }

    private static func text(_ value: Double) -> String { HumanFormat.fixed(value, digits: 0) }
}
