import Muster

extension Table {
    /// Writes the table to standard output, and stops when nobody reads it any more.
    func write(to console: Console, as format: OutputFormat) {
        var pending = ""
        render(as: format) { text in
            pending += text
            // A pipe takes 64 kB at once.
            if pending.utf8.count > 60_000 {
                console.write(pending)
                pending = ""
            }
            return !console.isClosed
        }
        console.write(pending)
    }

    /// The table as one text.
    func rendered(as format: OutputFormat) -> String {
        var text = ""
        render(as: format) {
            text += $0
            return true
        }
        return text
    }

    /// Gives the table piece by piece, until `emit` returns false.
    private func render(as format: OutputFormat, emit: (String) -> Bool) {
        switch (format.form, format.isExpanded) {
        case (.aligned, false): AlignedTable(self).render(format, emit)
        case (.aligned, true): ExpandedTable(self).render(format, emit)
        case (.unaligned, false): renderUnaligned(format, emit)
        case (.unaligned, true): renderUnalignedExpanded(format, emit)
        case (.csv, false): renderCSV(format, emit)
        case (.csv, true): renderCSVExpanded(emit)
        case (.json, _): renderJSON(emit)
        case (.jsonLines, _): renderJSONLines(emit)
        }
    }

    /// `(1 row)`, as psql counts.
    var footer: String { "(\(rows.count) row\(rows.count == 1 ? "" : "s"))\n" }

    // MARK: Unaligned

    private func renderUnaligned(_ format: OutputFormat, _ emit: (String) -> Bool) {
        func line(_ texts: [String]) -> String {
            let shown = format.isTerminal ? texts.map(Terminal.escaped) : texts
            return shown.joined(separator: "|") + "\n"
        }
        if !format.isTuplesOnly, !emit(line(columns.map(\.name))) { return }
        for row in rows where !emit(line(row.map(\.text))) { return }
        if !format.isTuplesOnly { _ = emit(footer) }
    }

    private func renderUnalignedExpanded(_ format: OutputFormat, _ emit: (String) -> Bool) {
        for (index, row) in rows.enumerated() {
            var text = index > 0 ? "\n" : ""
            for (column, cell) in zip(columns, row) {
                let line = "\(column.name)|\(cell.text)"
                text += (format.isTerminal ? Terminal.escaped(line) : line) + "\n"
            }
            if !emit(text) { return }
        }
    }

    // MARK: CSV

    /// RFC 4180 with the line ends of psql and `COPY`.
    ///
    /// Cells are given as they are, also those that a spreadsheet would take for a formula: a text
    /// that starts with `=`, `+`, `-` or `@` is put in quotes, but no quote keeps a spreadsheet from
    /// computing it, and a changed value would be a wrong one. Import such columns as text.
    private func renderCSV(_ format: OutputFormat, _ emit: (String) -> Bool) {
        func line(_ cells: [String]) -> String { cells.joined(separator: ",") + "\n" }
        if !format.isTuplesOnly, !emit(line(columns.map { Self.csv(.text($0.name)) })) { return }
        for row in rows where !emit(line(row.map(Self.csv))) { return }
    }

    private func renderCSVExpanded(_ emit: (String) -> Bool) {
        for row in rows {
            var text = ""
            for (column, cell) in zip(columns, row) {
                text += "\(Self.csv(.text(column.name))),\(Self.csv(cell))\n"
            }
            if !emit(text) { return }
        }
    }

    private static func csv(_ cell: Cell) -> String {
        let text = cell.text
        if case .number = cell { return text }
        guard let first = text.utf8.first else {
            // An empty text is not the same as nothing: COPY reads one back as '' and one as null.
            if case .null = cell { return "" }
            return "\"\""
        }
        let formulas: [UInt8] = [0x3D, 0x2B, 0x2D, 0x40]
        let specials: [UInt8] = [0x22, 0x2C, 0x0A, 0x0D]
        let needsQuotes =
            formulas.contains(first) || text == "\\." || first == 0x20 || text.utf8.last == 0x20
            || text.utf8.contains { specials.contains($0) }
        guard needsQuotes else { return text }
        // By bytes: a quote with an accent on it is another character, but a quote for every reader.
        let quoted = text.utf8.flatMap { $0 == 0x22 ? [$0, $0] : [$0] }
        return "\"" + String(decoding: quoted, as: UTF8.self) + "\""
    }

    // MARK: JSON

    /// An array with a row on each line; members in the order of the columns.
    private func renderJSON(_ emit: (String) -> Bool) {
        guard !rows.isEmpty else {
            _ = emit("[]\n")
            return
        }
        for (index, row) in rows.enumerated() {
            let start = index == 0 ? "[" : " "
            let end = index == rows.count - 1 ? "]\n" : ",\n"
            if !emit(start + object(row) + end) { return }
        }
    }

    private func renderJSONLines(_ emit: (String) -> Bool) {
        for row in rows where !emit(object(row) + "\n") { return }
    }

    private func object(_ row: [Cell]) -> String {
        let members = zip(columns, row).map { "\(JSONValue.quoted($0.name)):\($1.json)" }
        return "{" + members.joined(separator: ",") + "}"
    }
}
