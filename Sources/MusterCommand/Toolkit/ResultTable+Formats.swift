import Muster

extension ResultTable {
    func aligned(_ tuplesOnly: Bool, _ width: Int?) -> String {
        let cells = rows.map { row in
            row.map {
                Terminal.escaped($0 ?? "").split(
                    separator: "\n", omittingEmptySubsequences: false
                ).map(String.init)
            }
        }
        var widths = columns.indices.map { index in
            max(
                Terminal.width(of: columns[index].name),
                cells.map { $0[index].map(Terminal.width(of:)).max() ?? 0 }.max() ?? 0)
        }
        if let width { Self.shrink(&widths, to: width, names: columns.map(\.name)) }
        var lines: [String] = []
        if let title, !tuplesOnly { lines.append(title) }
        if !tuplesOnly {
            lines.append(
                zip(columns, widths).map { " " + Self.centred($0.name, $1) + " " }
                    .joined(separator: "|"))
            lines.append(
                widths.map { String(repeating: "-", count: $0 + 2) }.joined(separator: "+"))
        }
        for row in cells {
            let wrapped = zip(row, widths).map { lines, width in
                lines.flatMap { Self.wrapped($0, width) }
            }
            for line in 0..<(wrapped.map(\.count).max() ?? 1) {
                let parts = columns.indices.map { index in
                    let text = line < wrapped[index].count ? wrapped[index][line] : ""
                    return " " + padded(text, widths[index], index) + " "
                }
                lines.append(parts.joined(separator: "|"))
            }
        }
        if !tuplesOnly { lines.append(rows.count == 1 ? "(1 row)" : "(\(rows.count) rows)") }
        return lines.map { $0.trimmingTrailingSpace + "\n" }.joined() + (tuplesOnly ? "" : "\n")
    }

    func expanded() -> String {
        let width = columns.map { Terminal.width(of: $0.name) }.max() ?? 0
        var text = ""
        for (number, row) in rows.enumerated() {
            text += "-[ RECORD \(number + 1) ]" + String(repeating: "-", count: 20) + "\n"
            for (column, value) in zip(columns, row) {
                let name =
                    column.name
                    + String(
                        repeating: " ", count: width - Terminal.width(of: column.name))
                let lines = Terminal.escaped(value ?? "").split(
                    separator: "\n", omittingEmptySubsequences: false)
                for (index, line) in lines.enumerated() {
                    let label = index == 0 ? name : String(repeating: " ", count: width)
                    text += "\(label) | \(line)".trimmingTrailingSpace + "\n"
                }
            }
        }
        return rows.isEmpty ? "(0 rows)\n" : text
    }

    func unaligned(_ tuplesOnly: Bool) -> String {
        let header = tuplesOnly ? "" : columns.map(\.name).joined(separator: "|") + "\n"
        return header
            + rows.map { $0.map { $0 ?? "" }.joined(separator: "|") + "\n" }.joined()
            + (tuplesOnly ? "" : rows.count == 1 ? "(1 row)\n" : "(\(rows.count) rows)\n")
    }

    func csv() -> String {
        func field(_ text: String) -> String {
            text.contains(where: { "\",\r\n".contains($0) || $0 == "\r\n" }) || text.isEmpty
                ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
        }
        // A null is nothing at all, an empty text is two quotes: the same as COPY.
        return ([columns.map { field($0.name) }] + rows.map { $0.map { $0.map(field) ?? "" } })
            .map { $0.joined(separator: ",") + "\n" }.joined()
    }

    func json() -> String {
        let objects = rows.map { row in
            let members = zip(columns, row).map { column, value in
                JSONValue.quoted(column.name) + ": " + Self.json(value, column.kind)
            }
            return "  {" + members.joined(separator: ", ") + "}"
        }
        return objects.isEmpty ? "[]\n" : "[\n" + objects.joined(separator: ",\n") + "\n]\n"
    }

    private static func json(_ value: String?, _ kind: Kind) -> String {
        guard let value else { return "null" }
        switch kind {
        case .number: return Double(value)?.isFinite == true ? value : JSONValue.quoted(value)
        case .boolean: return value == "t" ? "true" : "false"
        case .json: return value
        case .text: return JSONValue.quoted(value)
        }
    }

    private func padded(_ text: String, _ width: Int, _ column: Int) -> String {
        let space = String(repeating: " ", count: max(0, width - Terminal.width(of: text)))
        return columns[column].kind == .number ? space + text : text + space
    }

    private static func centred(_ text: String, _ width: Int) -> String {
        let space = max(0, width - Terminal.width(of: text))
        return String(repeating: " ", count: space / 2) + text
            + String(repeating: " ", count: space - space / 2)
    }

    /// Makes the widest columns narrower until a line fits; no column below 12 or its name.
    private static func shrink(_ widths: inout [Int], to width: Int, names: [String]) {
        func excess() -> Int { widths.reduce(0) { $0 + $1 + 3 } - 1 - width }
        while excess() > 0 {
            let floors = names.map { max(12, Terminal.width(of: $0)) }
            guard
                let widest = widths.indices.filter({ widths[$0] > floors[$0] })
                    .max(by: { widths[$0] < widths[$1] })
            else { return }
            widths[widest] -= min(excess(), max(1, widths[widest] - floors[widest]), 8)
        }
    }

    /// A line cut into pieces of a width, at spaces where there are any.
    private static func wrapped(_ line: String, _ width: Int) -> [String] {
        guard Terminal.width(of: line) > width, width > 0 else { return [line] }
        var pieces: [String] = []
        var piece = ""
        for word in line.split(separator: " ", omittingEmptySubsequences: false) {
            var rest = String(word)
            let joined = piece.isEmpty ? rest : piece + " " + rest
            if Terminal.width(of: joined) <= width {
                piece = joined
                continue
            }
            if !piece.isEmpty { pieces.append(piece) }
            while Terminal.width(of: rest) > width {
                var head = ""
                while let next = rest.first,
                    Terminal.width(of: head) + Terminal.width(of: String(next)) <= width
                {
                    head.append(rest.removeFirst())
                }
                if head.isEmpty { head.append(rest.removeFirst()) }
                pieces.append(head)
            }
            piece = rest
        }
        return pieces + [piece]
    }
}

extension String {
    fileprivate var trimmingTrailingSpace: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
