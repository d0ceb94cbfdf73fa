/// A table in psql's default form, byte for byte: ` id | name `, a rule, rows, `(2 rows)`.
struct AlignedTable {
    private let table: Table
    private let headers: [[String]]
    private let rows: [[[String]]]
    private let widths: [Int]

    init(_ table: Table) {
        self.table = table
        headers = table.columns.map { Self.lines($0.name) }
        rows = table.rows.map { row in row.map { Self.lines($0.text) } }
        var widths = headers.map(Self.width)
        for row in rows {
            for (column, lines) in row.enumerated() {
                widths[column] = max(widths[column], Self.width(lines))
            }
        }
        self.widths = widths
    }

    /// The lines of a cell, without what could steer a terminal.
    static func lines(_ text: String) -> [String] {
        Terminal.escaped(text).split(separator: "\n", omittingEmptySubsequences: false)
            .map(String.init)
    }

    static func width(_ lines: [String]) -> Int { lines.map(Terminal.width).max() ?? 0 }

    static func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

    func render(_ format: OutputFormat, _ emit: (String) -> Bool) {
        if !format.isTuplesOnly {
            let rule = widths.map { String(repeating: "-", count: $0 + 2) }.joined(separator: "+")
            if !emit(header() + rule + "\n") { return }
        }
        for row in rows where !emit(text(row)) { return }
        _ = emit((format.isTuplesOnly ? "" : table.footer) + "\n")
    }

    /// Names are centred, and every line is filled to its end.
    private func header() -> String {
        let height = headers.map(\.count).max() ?? 0
        var text = ""
        for line in 0..<height {
            let cells = headers.indices.map { column in
                let name = line < headers[column].count ? headers[column][line] : ""
                let space = widths[column] - Terminal.width(of: name)
                let mark = line + 1 < headers[column].count ? "+" : " "
                return " " + Self.spaces(space / 2) + name + Self.spaces((space + 1) / 2) + mark
            }
            text += cells.joined(separator: "|") + "\n"
        }
        return text
    }

    /// A cell that goes on in the next line ends in `+`; the last column is not filled otherwise.
    private func text(_ row: [[String]]) -> String {
        let height = row.map(\.count).max() ?? 0
        var text = ""
        for line in 0..<height {
            let cells = row.indices.map { column in
                let part = line < row[column].count ? row[column][line] : ""
                let space = Self.spaces(widths[column] - Terminal.width(of: part))
                let goesOn = line + 1 < row[column].count
                let isLast = column == row.count - 1
                let end = goesOn ? "+" : isLast ? "" : " "
                switch table.columns[column].alignment {
                case .trailing: return " " + space + part + end
                case .leading: return " " + part + (isLast && !goesOn ? "" : space) + end
                }
            }
            text += cells.joined(separator: "|") + "\n"
        }
        return text
    }
}
