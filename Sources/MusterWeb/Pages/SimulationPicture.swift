import MusterDatabase

/// What indexes would bring a statement: before, after, the improvement, and what changes in the plan.
enum SimulationPicture {
    /// The result, or how far it is.
    @Sendable
    static func html(_ table: ListTable) -> HTML {
        let status = table.text("status") ?? "unknown"
        let ddl = CellFormat.tags(table.text("ddl") ?? "{}").map(Command.ended)
        let commands: HTML =
            "<pre class=\"sql\" tabindex=\"0\">\(ddl.joined(separator: "\n"))</pre>"
        switch status {
        case "done": return "\(commands)\(result(table))"
        case "failed", "refused":
            return """
                <p>\(Badge.state(status)) \(table.text("message") ?? "")</p>\
                <p class="note">\(table.text("hint") ?? "")</p>\(commands)
                """
        default:
            return """
                <p role="status">\(Badge.state(status)) A worker was asked and has not answered yet. \
                This page looks again by itself.</p>\(commands)
                """
        }
    }

    private static func result(_ table: ListTable) -> HTML {
        let improvement = table.number("improvement_pct") ?? 0
        let tone: Badge.Tone = improvement >= 10 ? .good : improvement < 0 ? .bad : .plain
        let word = table.text("improvement_pct").map { CellFormat.text($0, .percent) } ?? "unknown"
        let notes = CellFormat.tags(table.text("notes") ?? "{}").map { "<li>\($0)</li>" as HTML }
        let diff: HTML =
            QueryPicture.diff(table.text("diff")).map { PlanDiffTable(diff: $0).html } ?? ""
        return """
            <p>\(Badge.of("improvement \(word)", tone))</p>\
            \(bars(table))\(Figures.html(table, ["before_cost", "after_cost", "before_ms", "after_ms", "size_bytes", "improvement_pct"]))\
            \(notes.isEmpty ? "" : "<ul>\(notes)</ul>" as HTML)<h3>Before and after</h3>\(diff)
            """
    }

    /// Two bars, of which the longer one is the whole width.
    private static func bars(_ table: ListTable) -> HTML {
        let isTimed = table.number("before_ms") != nil && table.number("after_ms") != nil
        let kind: ColumnKind = isTimed ? .milliseconds : .decimal
        guard let before = table.number(isTimed ? "before_ms" : "before_cost"),
            let after = table.number(isTimed ? "after_ms" : "after_cost")
        else { return "" }
        let largest = max(before, after, 1e-9)
        let rows = [("before", before, 0), ("after", after, 1)].map { word, value, index -> HTML in
            let width = max(1, value / largest * 440)
            return """
                <text class="tick" x="0" y="\(14 + index * 22)">\(word)</text>\
                <g class="bar s\(index)"><rect x="48" y="\(3 + index * 22)" height="15" \
                width="\(Int(width))"/></g><text class="tick" x="\(54 + Int(width))" \
                y="\(14 + index * 22)">\(CellFormat.text(String(value), kind))</text>
                """
        }
        return """
            <figure class="chart"><svg viewBox="0 0 580 46" role="img" \
            aria-label="\(isTimed ? "Time" : "Cost") before and after">\(rows)</svg></figure>
            """
    }
}
