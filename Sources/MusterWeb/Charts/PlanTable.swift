import Muster

/// A plan as an indented table: the worst node stands out, and every figure is the node's own.
struct PlanTable {
    /// The plan.
    let plan: Plan

    /// The table.
    var html: HTML {
        let rows = plan.nodes.map(row)
        let analyzed: HTML =
            plan.isAnalyzed
            ? "<th scope=\"col\" class=\"n\">actual</th><th scope=\"col\" class=\"n\">off by</th><th scope=\"col\" class=\"n\">loops</th>"
            : ""
        return """
            <div class="scroll" tabindex="0" role="region" aria-label="Plan as a table">\
            <table class="plan"><thead><tr><th scope="col">node</th>\
            <th scope="col" class="n">part</th><th scope="col" class="n">own \
            \(plan.metrics.totalTime == nil ? "cost" : "time")</th>\
            <th scope="col" class="n">rows</th>\(analyzed)</tr></thead><tbody>\(rows)</tbody></table>\
            </div>
            """
    }

    private func row(_ node: PlanNode) -> HTML {
        let figures = plan.metrics[node.id]
        let share = figures.timeShare ?? figures.costShare
        let own =
            figures.selfTime.map(HumanFormat.milliseconds) ?? HumanFormat.count(figures.selfCost)
        let conditions = node.conditions.map { condition -> HTML in
            "<span class=\"cond\">\(condition.kind.rawValue): <code>\(condition.text)</code></span>"
        }
        var actual: HTML = ""
        if plan.isAnalyzed {
            let estimate = figures.estimate.map { estimate -> HTML in
                let arrow = estimate.direction == .under ? "↑" : "↓"
                return estimate.factor < 1.05
                    ? ""
                    : Badge.of(
                        "×\(HumanFormat.count(estimate.factor)) \(arrow)",
                        PlanThreshold.estimate(estimate.factor))
            }
            actual = """
                <td class="n">\(node.isNeverExecuted ? "never" : node.actualRows.map(HumanFormat.count) ?? "")</td>\
                <td class="n">\(estimate)</td>\
                <td class="n">\(node.actualLoops.map(HumanFormat.count) ?? "")</td>
                """
        }
        return """
            <tr><th scope="row" class="d\(min(node.depth, 12))">\
            \(node.depth > 0 ? "↳ " : "")\(node.subplanName.map { "\($0): " } ?? "")\(node.title)\
            \(node.isSpilled ? Badge.chip("spilled to disk", .poor) : "" as HTML)\(conditions)</th>\
            <td class="n">\(Badge.of(HumanFormat.percent(share), PlanThreshold.share(share)))</td>\
            <td class="n">\(own)</td>\
            <td class="n">\(node.planRows.map(HumanFormat.count) ?? "")</td>\(actual)</tr>
            """
    }
}
