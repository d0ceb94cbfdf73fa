import Muster
import MusterDatabase

/// The parts of the page of a statement that are no tables.
enum QueryPicture {
    /// The statement with its figures and its facts.
    @Sendable
    static func statement(_ table: ListTable) -> HTML {
        """
        <pre class="sql" tabindex="0">\(table.text("normalized") ?? "(not parsed)")</pre>\
        <p>\(facts(table))</p>\(Figures.html(
            table,
            ["total_ms", "mean_ms", "calls", "rows", "shared_blks_read", "temp_blks_written", "plan_cost"]))\
        <p class="note">Tables: \(table.text("relations").map { CellFormat.text($0, .tags) } ?? "none").
        Family: \(table.text("family") ?? "none yet").
        Fingerprint: <code>\(table.text("fingerprint") ?? "")</code>.
        Last seen: \(table.text("last_seen_at").map { CellFormat.text($0, .time) } ?? "never").</p>
        """
    }

    /// The facts as chips.
    private static func facts(_ table: ListTable) -> [HTML] {
        var chips = [Badge.chip(table.text("kind") ?? "unknown")]
        if table.text("had_seq_scan") == "t" {
            chips.append(Badge.chip("reads a table whole", .poor))
        }
        for column in ["scan_types", "join_types"] {
            let words = table.text(column).flatMap { try? JSONValue(parsing: $0) }?.arrayValue ?? []
            chips += words.compactMap(\.stringValue).map { Badge.chip($0) }
        }
        switch table.text("explain_state") {
        case "planned", nil: break
        case let state?:
            let reasons = CellFormat.tags(table.text("explain_reasons") ?? "{}")
            chips.append(Badge.chip(([state] + reasons).joined(separator: ": "), .poor))
        }
        if let fault = table.text("parse_error") { chips.append(Badge.chip(fault, .poor)) }
        return chips
    }

    /// The plan as chips, table and tree.
    @Sendable
    static func plan(_ table: ListTable) -> HTML {
        guard let text = table.text("plan_json"), let plan = try? Plan(parsing: text) else {
            return "<p class=\"empty\">The plan cannot be read.</p>"
        }
        return """
            <p>\(chips(plan.facts))</p>\(PlanTable(plan: plan).html)\
            <details class="fold"><summary>As a tree</summary>\(PlanTree(plan: plan).svg)</details>\
            <details class="fold"><summary>As text</summary><pre class="text" tabindex="0">\
            \(plan.lines().joined(separator: "\n"))</pre></details>
            """
    }

    private static func chips(_ facts: PlanFacts) -> [HTML] {
        var chips = [
            Badge.chip("cost \(HumanFormat.count(facts.totalCost))"),
            Badge.chip("\(HumanFormat.count(facts.estimatedRows)) rows expected"),
        ]
        chips += facts.seqScans.prefix(4).map { scan in
            Badge.chip(
                "reads \(scan.relation) whole: \(HumanFormat.percent(scan.costShare)) of the cost",
                PlanThreshold.share(scan.costShare))
        }
        if facts.isSpilled { chips.append(Badge.chip("spills to disk", .poor)) }
        if facts.hasCorrelatedSubplan { chips.append(Badge.chip("correlated subquery", .poor)) }
        if facts.isParallel { chips.append(Badge.chip("parallel")) }
        chips += facts.indexes.prefix(4).map { Badge.chip("uses \($0)") }
        if let estimate = facts.worstEstimate {
            chips.append(
                Badge.chip(
                    "worst estimate ×\(HumanFormat.count(estimate.factor))",
                    PlanThreshold.estimate(estimate.factor)))
        }
        return chips
    }

    /// The mean and the calls at each scan, side by side.
    @Sendable
    static func samples(_ table: ListTable) -> HTML {
        let mean = Chart(
            table, title: "Milliseconds a call at each scan", label: "captured_at",
            values: ["mean_ms"], isReversed: true)
        let calls = Chart(
            table, title: "Calls at each scan", form: .bars, label: "captured_at",
            values: ["calls"], isReversed: true)
        return """
            <div class="pair"><div><h3>Mean</h3>\(mean.svg)</div>\
            <div><h3>Calls</h3>\(calls.svg)</div></div>
            """
    }

    /// Two plans compared.
    @Sendable
    static func change(_ table: ListTable) -> HTML {
        guard let diff = Self.diff(table.text("diff")) else {
            return """
                <p class="empty">A worker has not compared the two yet. Changes:
                \(table.text("labels").map { CellFormat.text($0, .tags) } ?? "unknown").</p>
                """
        }
        return PlanDiffTable(diff: diff).html
    }

    /// A comparison as it is stored.
    static func diff(_ text: String?) -> PlanDiff? {
        text.flatMap { try? JSONValue(parsing: $0).decode(PlanDiff.self) }
    }

    /// A table behind a fold.
    @Sendable
    static func folded(_ table: ListTable) -> HTML {
        "<p class=\"note\">\(table.rows.count) rules, each with its verdict and its reason.</p>"
    }

    /// The advice as cards: why, the commands, what it saves, what it costs, and the buttons.
    static func advice(_ table: ListTable, statement: Int64, csrf: String?) -> HTML {
        let cards = table.rows.indices.map { row -> HTML in
            func text(_ column: String, _ kind: ColumnKind) -> String? {
                table.text(column, row).map { CellFormat.text($0, kind) }
            }
            var chips = [Badge.state(table.text("state", row) ?? "")]
            if let saved = text("for_this", .fraction) {
                chips.append(Badge.chip("saves \(saved) of its cost", .good))
            }
            if let size = text("size_bytes", .bytes) { chips.append(Badge.chip("needs \(size)")) }
            for (column, word) in [("write_cost", "write cost"), ("risk", "risk")] {
                if let value = table.text(column, row) {
                    let tone: Badge.Tone =
                        value == "high" ? .bad : value == "medium" ? .poor : .plain
                    chips.append(Badge.chip("\(word): \(value)", tone))
                }
            }
            if let confidence = text("confidence", .fraction) {
                chips.append(
                    Badge.chip(
                        "confidence \(confidence), \(table.text("confidence_class", row) ?? "")"))
            }
            let ddl: HTML =
                table.text("ddl", row).map {
                    "<pre class=\"sql\" tabindex=\"0\">\(Command.ended($0))</pre>"
                }
                ?? ""
            let undo: HTML =
                table.text("ddl_undo", row).map {
                    """
                    <details><summary>How to take it back</summary>\
                    <pre class="sql" tabindex="0">\(Command.ended($0))</pre></details>
                    """
                } ?? ""
            let writing: HTML =
                table.text("write_note", row).map { "<p>What writing costs: \($0).</p>" } ?? ""
            return """
                <div class="card"><h3>\(table.text("title", row) ?? "")</h3><p>\(chips)</p>\
                <p>\(table.text("why", row) ?? "")</p>\(writing)\(ddl)\(undo)\
                \(buttons(table, row, statement, csrf))</div>
                """
        }
        return "<div class=\"cards\">\(cards)</div>"
    }

    private static func buttons(
        _ table: ListTable, _ row: Int, _ statement: Int64, _ csrf: String?
    ) -> HTML {
        guard let csrf, let key = table.text("recommendation_id", row) else { return "" }
        var forms: HTML = ""
        if table.text("ddl", row)?.hasPrefix("create") == true {
            forms += Form.post(
                "/pages/queries/\(statement)/simulate", csrf: csrf, label: "Simulate",
                hidden: [("recommendation", key)])
        }
        forms += MuteForm.html(
            key: key, state: table.text("state", row) ?? "", csrf: csrf,
            back: "/pages/queries/\(statement)")
        return "<p>\(forms)</p>"
    }
}
