import MusterDatabase

/// A list as comma-separated values (RFC 4180).
enum CSV {
    /// The list with a line of names.
    ///
    /// - Parameter table: the list.
    /// - Returns: the text, lines ended by CR LF.
    static func text(_ table: ListTable) -> String {
        let columns = table.definition.columns
        var text = columns.map { field($0.name, isNumber: false) }.joined(separator: ",") + "\r\n"
        for row in table.rows {
            text +=
                zip(row, columns).map { value, column in
                    value.map {
                        field(Exported.text($0, column.kind), isNumber: column.kind.isNumeric)
                    } ?? ""
                }.joined(separator: ",") + "\r\n"
        }
        return text
    }

    /// A field; spreadsheets run what begins with one of `=+-@`, so an apostrophe goes before it,
    /// unless it is a number.
    static func field(_ value: String, isNumber: Bool) -> String {
        var value = value
        let isFormula = value.first.map { "=+-@\t\r".contains($0) } ?? false
        if isFormula, !(isNumber && Double(value) != nil) { value = "'" + value }
        guard value.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D })
        else { return value }
        return "\"\(value.replacing("\"", with: "\"\""))\""
    }
}
