import MusterDatabase

/// A list on a page, and how it is shown.
struct Panel: Sendable {
    /// What stands in the place of a list without rows.
    struct Empty: Sendable {
        /// What is missing.
        let message: String
        /// The one command that mends it; nil when nothing needs mending.
        let fix: String?

        init(_ message: String, fix: String? = nil) {
            self.message = message
            self.fix = fix
        }
    }

    /// Makes the address that a cell leads to; nil for none.
    typealias Link = @Sendable (ListTable, Int) -> String?
    /// Makes what stands in the last cell of a row.
    typealias RowAction = @Sendable (ListTable, Int) -> HTML
    /// Makes what is shown in the place of the table.
    typealias Picture = @Sendable (ListTable) -> HTML
    /// Says after how many seconds a list is read again.
    typealias Refresh = @Sendable (ListTable) -> Int?

    /// The heading.
    let title: String
    /// What is read.
    let definition: ListDefinition
    /// One line on what the figures mean.
    var note: HTML = ""
    /// What stands in the place of a list without rows.
    var empty = Empty("Nothing here.")
    /// Where the cells of a column lead, by the column's name.
    var links: [String: Link] = [:]
    /// What can be done with a row.
    var action: RowAction?
    /// What is shown first; the table is then behind a fold.
    var picture: Picture?
    /// Whether the picture says it all, so that there is no table.
    var isPictureAll = false
    /// After how many seconds it is read again; nil for never.
    var refresh: Refresh?
    /// Whether it can be filtered and turned over.
    var isBrowsable = true

    init(_ title: String, _ definition: ListDefinition) {
        self.title = title
        self.definition = definition
    }

    /// A copy with changes.
    func with(_ change: (inout Panel) -> Void) -> Panel {
        var copy = self
        change(&copy)
        return copy
    }
}
