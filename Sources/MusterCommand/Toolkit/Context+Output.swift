extension Context {
    /// The form that was asked for.
    var format: OutputFormat {
        get throws(UsageError) { try OutputFormat(arguments, console: console) }
    }

    /// People read it, and no program: a verb may then show more than one table, or a card.
    var isForPeople: Bool {
        get throws(UsageError) {
            let format = try format
            return format.form == .aligned && !format.isExpanded && !format.isTuplesOnly
        }
    }

    /// Shows a table in the form that was asked for.
    ///
    /// - Parameters:
    ///   - table: what to show.
    ///   - title: a line above an aligned table.
    /// - Throws: ``UsageError`` when two forms are asked for.
    func show(_ table: Table, title: String? = nil) throws(UsageError) {
        let format = try format
        if let title, try isForPeople { console.write(lines: [title]) }
        table.write(to: console, as: format)
    }
}
