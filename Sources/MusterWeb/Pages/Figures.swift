import MusterDatabase

/// Figures of one row, large, with what they are below.
enum Figures {
    /// The figures of columns.
    ///
    /// - Parameters:
    ///   - table: a list of one row.
    ///   - columns: which columns; those that are null are left out.
    /// - Returns: the figures.
    static func html(_ table: ListTable, _ columns: [String]) -> HTML {
        let items = columns.compactMap { name -> HTML? in
            guard let column = table.definition.column(name), let raw = table.text(name) else {
                return nil
            }
            return
                "<div><dt>\(column.title)</dt><dd>\(CellFormat.cell(raw, column.kind))</dd></div>"
        }
        return "<dl class=\"stats\">\(items)</dl>"
    }
}
