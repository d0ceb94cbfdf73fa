/// A table with a line for each cell, as psql's `\x` has it.
struct ExpandedTable {
    private let table: Table

    init(_ table: Table) { self.table = table }

    func render(_ format: OutputFormat, _ emit: (String) -> Bool) {
        guard !table.rows.isEmpty else {
            _ = emit((format.isTuplesOnly ? "" : table.footer) + "\n")
            return
        }
        let headers = table.columns.map { AlignedTable.lines($0.name) }
        let headerWidth = headers.map(AlignedTable.width).max() ?? 0
        let rows = table.rows.map { row in row.map { AlignedTable.lines($0.text) } }
        let width = rows.flatMap { $0.map(AlignedTable.width) }.max() ?? 0
        for (index, row) in rows.enumerated() {
            var text = ""
            if !format.isTuplesOnly {
                text = Self.rule("[ RECORD \(index + 1) ]", headerWidth, width)
            } else if index > 0 {
                text = Self.rule("", headerWidth, width)
            }
            for (header, lines) in zip(headers, row) {
                text += Self.cell(header, lines, headerWidth, width)
            }
            if !emit(text) { return }
        }
        _ = emit("\n")
    }

    private static func cell(
        _ header: [String], _ lines: [String], _ headerWidth: Int, _ width: Int
    ) -> String {
        var text = ""
        for line in 0..<max(header.count, lines.count) {
            let name = line < header.count ? header[line] : ""
            let part = line < lines.count ? lines[line] : ""
            text += name + AlignedTable.spaces(headerWidth - Terminal.width(of: name))
            text += line + 1 < header.count ? "+|" : " |"
            if line < lines.count { text += " " + part }
            if line + 1 < lines.count {
                text += AlignedTable.spaces(width - Terminal.width(of: part)) + "+"
            }
            text += "\n"
        }
        return text
    }

    /// `-[ RECORD 1 ]-+----`: the plus stands between names and values, unless the text is there.
    private static func rule(_ text: String, _ headerWidth: Int, _ width: Int) -> String {
        let head = "-" + text
        let whole =
            String(repeating: "-", count: headerWidth + 1) + "+"
            + String(repeating: "-", count: width + 1)
        return head + whole.dropFirst(head.count) + "\n"
    }
}
