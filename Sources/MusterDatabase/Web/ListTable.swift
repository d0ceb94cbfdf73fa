public import PostgresClient

/// The rows of a list, and the statement that gave them.
public struct ListTable: Sendable {
    /// The list.
    public let definition: ListDefinition
    /// What was wanted of it.
    public let selection: ListSelection
    /// The statement, as psql takes it.
    public let statement: String
    /// A text for each column of each row; nil is the SQL null.
    public let rows: [[String?]]

    /// Makes a table.
    ///
    /// - Parameters:
    ///   - definition: the list.
    ///   - selection: what was wanted of it.
    ///   - statement: the statement, as psql takes it.
    ///   - rows: a text for each column of each row.
    public init(
        definition: ListDefinition, selection: ListSelection, statement: String, rows: [[String?]]
    ) {
        self.definition = definition
        self.selection = selection
        self.statement = statement
        self.rows = rows
    }

    /// Reads a list.
    ///
    /// - Parameters:
    ///   - definition: the list.
    ///   - selection: what is wanted of it.
    ///   - connection: in whose transaction.
    /// - Returns: the rows.
    /// - Throws: `PostgresError`.
    public static func read(
        _ definition: ListDefinition, _ selection: ListSelection,
        _ connection: isolated PostgresConnection
    ) throws -> ListTable {
        let statement = definition.query(selection)
        let rows = try connection.query(statement.sql).map { row in
            try definition.columns.map { try row[$0.name] }
        }
        return ListTable(
            definition: definition, selection: selection, statement: statement.text, rows: rows)
    }

    /// The text of a column of a row; nil when it is null or there is no such column.
    ///
    /// - Parameters:
    ///   - column: the column's name.
    ///   - row: which row.
    /// - Returns: the text.
    public func text(_ column: String, _ row: Int = 0) -> String? {
        guard rows.indices.contains(row),
            let index = definition.columns.firstIndex(where: { $0.name == column })
        else { return nil }
        return rows[row][index]
    }

    /// The number of a column of a row.
    ///
    /// - Parameters:
    ///   - column: the column's name.
    ///   - row: which row.
    /// - Returns: the number; nil when there is none.
    public func number(_ column: String, _ row: Int = 0) -> Double? {
        text(column, row).flatMap(Double.init)
    }
}
