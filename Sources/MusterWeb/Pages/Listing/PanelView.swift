import HTTPServer
import MusterDatabase
import PostgresClient

/// A list as HTML.
struct PanelView {
    /// What was read.
    let result: PanelResult
    /// Whether it is the first list of its page.
    let isFirst: Bool
    /// The request that it answers.
    let request: HTTPRequest
    /// The path of the same lists for programs, without its ending.
    let twin: String

    private var panel: Panel { result.panel }
    private var definition: ListDefinition { panel.definition }
    private var columns: [(index: Int, column: ListColumn)] {
        definition.columns.enumerated().filter { !$0.element.isHidden }.map { ($0, $1) }
    }

    /// The list with its heading and its statement.
    var html: HTML {
        let again: HTML =
            result.refresh.map {
                """
                 hx-get="\(request.rawTarget)" hx-select="#\(definition.name)" hx-swap="outerHTML" \
                hx-trigger="every \($0)s"
                """
            } ?? ""
        return """
            <section id="\(definition.name)"\(again)><h2>\(panel.title)</h2>\
            \(panel.note.isEmpty ? "" : "<p class=\"note\">\(panel.note)</p>" as HTML)\
            \(content)</section>
            """
    }

    private var content: HTML {
        switch result.outcome {
        case .failure(let error):
            return FailureNote(error).html
        case .table(let table):
            let hasFilter = !table.selection.filters.isEmpty || table.selection.page > 1
            let tools: HTML = "\(panel.isBrowsable ? filter(table) : "")\(statement(table))"
            guard !table.rows.isEmpty else {
                let message: HTML =
                    hasFilter
                    ? """
                    <p class="empty">No row matches. <a href="\(request.path)">Show all</a></p>
                    """
                    : EmptyState(panel.empty).html
                return "\(message)\(tools)"
            }
            guard let picture = panel.picture else { return "\(self.table(table))\(tools)" }
            if panel.isPictureAll { return "\(picture(table))\(statement(table))" }
            return """
                \(picture(table))<details class="fold"><summary>Figures as a table</summary>\
                \(self.table(table))</details>\(tools)
                """
        }
    }

    private func table(_ table: ListTable) -> HTML {
        let head = columns.map { heading($0.column, table) }
        let extra: HTML = panel.action == nil ? "" : "<th scope=\"col\">act</th>"
        let rows = table.rows.indices.map { row -> HTML in
            let cells = columns.map { cell($0.index, $0.column, table, row) }
            let action: HTML = panel.action.map { "<td>\($0(table, row))</td>" } ?? ""
            return "<tr>\(cells)\(action)</tr>"
        }
        return """
            <div class="scroll" tabindex="0" role="region" aria-label="\(panel.title)">\
            <table><thead><tr>\(head)\(extra)</tr></thead><tbody>\(rows)</tbody></table></div>\
            \(panel.isBrowsable ? pager(table) : "")
            """
    }

    private func heading(_ column: ListColumn, _ table: ListTable) -> HTML {
        let isRight = column.kind.isNumeric || column.kind == .interval
        let place: HTML = isRight ? " class=\"n\"" : ""
        guard panel.isBrowsable, column.kind.isSortable else {
            return "<th scope=\"col\"\(place)>\(column.title)</th>"
        }
        let now = table.selection.sort ?? definition.order.first
        let isRising = now == column.name
        let isFalling = now == "-\(column.name)"
        var selection = table.selection
        selection.page = 1
        // What is large or late is looked for first.
        let fallsFirst = column.kind.isNumeric || column.kind == .time || column.kind == .interval
        selection.sort =
            isFalling
            ? column.name
            : isRising
                ? "-\(column.name)"
                : fallsFirst
                    ? "-\(column.name)" : column.name
        let order: HTML =
            isRising
            ? " aria-sort=\"ascending\"" : isFalling ? " aria-sort=\"descending\"" : ""
        let mark = isRising ? " ↑" : isFalling ? " ↓" : ""
        return """
            <th scope="col"\(place)\(order)><a href="\(address(selection))">\(column.title)\(mark)\
            </a></th>
            """
    }

    private func cell(
        _ index: Int, _ column: ListColumn, _ table: ListTable, _ row: Int
    ) -> HTML {
        let raw = table.rows[row][index]
        let address = raw == nil ? nil : panel.links[column.name]?(table, row)
        let content: HTML =
            address.map { address in
                "<a href=\"\(address)\">\(CellFormat.cell(raw, column.kind, isLinked: true))</a>"
            } ?? CellFormat.cell(raw, column.kind)
        let place: HTML =
            switch column.kind {
            case let kind where kind.isNumeric || kind == .interval: " class=\"n\""
            case .prose, .sql, .statement, .json: " class=\"wide\""
            case .time: " class=\"nowrap\""
            case .code: " class=\"name\""
            default: ""
            }
        return "<td\(place)>\(content)</td>"
    }

    private func pager(_ table: ListTable) -> HTML {
        let isFull = table.rows.count == table.selection.size
        guard isFull || table.selection.page > 1 else { return "" }
        var parts: [HTML] = []
        for (isThere, step, word) in [
            (table.selection.page > 1, -1, "← previous"), (isFull, 1, "next →"),
        ] where isThere {
            var selection = table.selection
            selection.page += step
            parts.append("<a href=\"\(address(selection))\">\(word)</a>")
        }
        return """
            <nav class="pager" aria-label="Pages of \(panel.title)">page \(table.selection.page) \
            \(parts)</nav>
            """
    }

    /// A field for each column; what is in it is in the address.
    private func filter(_ table: ListTable) -> HTML {
        let prefix = isFirst ? "" : definition.name + "."
        let fields = columns.map(\.column).filter { $0.kind != .json && $0.kind != .statement }
            .map { column -> HTML in
                let filter = table.selection.filters.first { $0.column == column.name }
                let value = filter.map { ListSelection.text($0, column.kind) } ?? ""
                let hint = column.kind.isNumeric || column.kind == .time ? ">, <, =" : ""
                return """
                    <label>\(column.title) <input name="\(prefix)f.\(column.name)" \
                    value="\(value)" placeholder="\(hint)" size="12"></label>
                    """
            }
        let kept = request.query.filter {
            !$0.name.hasPrefix("\(prefix)f.") && $0.name != "\(prefix)page"
                && $0.name != "\(prefix)size"
        }
        .map { pair -> HTML in
            "<input type=\"hidden\" name=\"\(pair.name)\" value=\"\(pair.value)\">"
        }
        let open: HTML = table.selection.filters.isEmpty ? "" : " open"
        return """
            <details class="fold"\(open)><summary>Filter</summary>\
            <form method="get" action="\(request.path)" class="filter">\(fields)\(kept)\
            <label>rows <input name="\(prefix)size" type="number" min="1" max="1000" \
            value="\(table.selection.size)"></label>\
            <button>Show</button> <a href="\(request.path)">Reset</a></form></details>
            """
    }

    /// The statement that gave the rows, and the same rows for programs.
    private func statement(_ table: ListTable) -> HTML {
        let query =
            table.selection.query(of: definition, isFirst: isFirst)
            + [(name: "list", value: definition.name)]
        let own = request.query.filter { pair in
            !query.contains { $0.name == pair.name } && !pair.name.contains(".")
        }
        return """
            <details class="fold"><summary>Show SQL</summary><pre class="sql" \
            data-list="\(definition.name)" tabindex="0">\(table.statement);</pre></details>\
            <p class="twins"><a href="\(Address.of(twin + ".json", own + query))">JSON</a> \
            <a href="\(Address.of(twin + ".csv", own + query))">CSV</a></p>
            """
    }

    private func address(_ selection: ListSelection) -> String {
        let prefix = isFirst ? "" : definition.name + "."
        let others = request.query.filter { pair in
            let name = pair.name.hasPrefix(prefix) ? pair.name.dropFirst(prefix.count) : ""
            return !(name == "sort" || name == "page" || name == "size" || name.hasPrefix("f."))
        }
        return Address.of(request.path, others + selection.query(of: definition, isFirst: isFirst))
    }
}
