/// What the catalogue and the statistics say of a table.
public struct TableStatistics: Sendable, Hashable {
    /// Its name with the schema.
    public var name: QualifiedName
    /// How many rows it has.
    public var rows: Double
    /// How many pages it has.
    public var pages: Double
    /// Rows inserted, deleted, or updated so that indexes are written, on one day.
    public var writtenRows: Double
    /// Its columns by name.
    public var columns: [String: ColumnStatistics]
    /// What is known of expressions over its columns, by their text.
    public var expressions: [String: ColumnStatistics] = [:]
    /// How many different combinations of values columns have, where that was looked into.
    public var combinations: [Set<String>: Double] = [:]
    /// Its indexes.
    public var indexes: [PresentIndex]

    /// Makes the facts of a table.
    public init(
        name: QualifiedName, rows: Double, pages: Double = 0, writtenRows: Double = 0,
        columns: [String: ColumnStatistics], indexes: [PresentIndex] = []
    ) {
        self.name = name
        self.rows = rows
        self.pages = pages
        self.writtenRows = writtenRows
        self.columns = columns
        self.indexes = indexes
    }

    /// Average bytes of a row's values.
    public var rowWidth: Double { columns.values.reduce(0) { $0 + $1.width } }
}
