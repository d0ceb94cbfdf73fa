import MusterDatabase
import PostgresClient

/// A list as a part of a page's transaction: what fails is undone, so that the next can be read.
enum PageTransaction {
    /// Reads a list.
    ///
    /// - Parameters:
    ///   - panel: the list.
    ///   - selection: what is wanted of it.
    ///   - connection: in whose transaction.
    /// - Returns: its rows, or why there are none.
    /// - Throws: what fails the page as a whole, such as a lost connection.
    static func read(
        _ panel: Panel, _ selection: ListSelection, _ connection: isolated PostgresConnection
    ) throws -> PanelResult {
        try PageSession.mark(connection)
        do {
            let table = try ListTable.read(panel.definition, selection, connection)
            try PageSession.unmark(connection)
            return PanelResult(panel: panel, outcome: .table(table))
        } catch let error as PostgresError where connection.isUsable {
            try PageSession.undo(connection)
            return PanelResult(panel: panel, outcome: .failure(error))
        }
    }
}
