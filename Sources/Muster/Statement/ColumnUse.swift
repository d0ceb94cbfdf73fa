/// One use of a column anywhere in a statement: what a covering index would have to hold.
public struct ColumnUse: Sendable, Hashable, Codable {
    /// Where the column is used.
    public enum Place: Sendable, Hashable, Codable {
        /// The select list, VALUES, or RETURNING.
        case output
        /// `WHERE`.
        case `where`
        /// The condition of a join.
        case on
        /// `GROUP BY`.
        case groupBy
        /// `HAVING`.
        case having
        /// `ORDER BY`, of the block, of an aggregate or of a window.
        case orderBy
        /// `DISTINCT ON`.
        case distinct
        /// Written by `UPDATE`, `INSERT` or `MERGE`.
        case target
        /// Read on the right side of an assignment.
        case assignment
        /// Anything else: `PARTITION BY`, `LIMIT`, an argument of a function in FROM, `ON CONFLICT`.
        case other
    }

    /// The column.
    public var column: ColumnReference
    /// Where it is used.
    public var place: Place
    /// Index of the block that uses it.
    public var block: Int

    /// Makes a use.
    public init(column: ColumnReference, place: Place, block: Int) {
        self.column = column
        self.place = place
        self.block = block
    }
}
