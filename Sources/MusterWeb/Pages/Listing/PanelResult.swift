import MusterDatabase
import PostgresClient

/// A list as it was read.
struct PanelResult: Sendable {
    /// What became of it.
    enum Outcome: Sendable {
        /// Its rows.
        case table(ListTable)
        /// Why there are none.
        case failure(PostgresError)
    }

    /// How it is shown.
    let panel: Panel
    /// What became of it.
    let outcome: Outcome

    /// The rows, if they could be read.
    var table: ListTable? {
        if case .table(let table) = outcome { return table }
        return nil
    }

    /// After how many seconds it is read again; nil for never.
    var refresh: Int? { table.flatMap { panel.refresh?($0) } }
}
