/// Which columns and rows of a view, in which order.
public struct BatchSelection: Sendable, Hashable {
    /// The columns, in order; all of them when empty.
    public var columns: [String]
    /// Conditions, all of which hold.
    public var filters: [BatchFilter]
    /// Columns that the rows are sorted by, before the view's own order; `-` before a name turns it.
    public var sort: [String]
    /// How many rows at most.
    public var limit: Int?

    /// A selection; everything by default.
    public init(
        columns: [String] = [], filters: [BatchFilter] = [], sort: [String] = [], limit: Int? = nil
    ) {
        self.columns = columns
        self.filters = filters
        self.sort = sort
        self.limit = limit
    }
}
