/// What somebody wants to see of a list.
public struct ListSelection: Sendable, Hashable {
    /// A condition on one column.
    public struct Filter: Sendable, Hashable {
        /// How the column is compared.
        public enum Comparison: String, Sendable, Hashable, CaseIterable {
            /// The value is part of the text, whatever the case.
            case contains = "~"
            /// At least.
            case atLeast = ">="
            /// At most.
            case atMost = "<="
            /// More than.
            case above = ">"
            /// Less than.
            case below = "<"
            /// The same.
            case equals = "="
        }

        /// The column's name.
        public let column: String
        /// How it is compared.
        public let comparison: Comparison
        /// With what.
        public let value: String

        /// Makes a condition.
        ///
        /// - Parameters:
        ///   - column: the column's name.
        ///   - comparison: how it is compared.
        ///   - value: with what.
        public init(_ column: String, _ comparison: Comparison, _ value: String) {
            self.column = column
            self.comparison = comparison
            self.value = value
        }
    }

    /// The conditions; all hold.
    public var filters: [Filter]
    /// The name of the column to sort by, with a minus for falling; nil for the list's own order.
    public var sort: String?
    /// How many rows.
    public var size: Int
    /// Which page, from 1.
    public var page: Int

    /// Makes a selection.
    ///
    /// - Parameters:
    ///   - filters: the conditions.
    ///   - sort: the column to sort by.
    ///   - size: how many rows.
    ///   - page: which page, from 1.
    public init(filters: [Filter] = [], sort: String? = nil, size: Int = 50, page: Int = 1) {
        self.filters = filters
        self.sort = sort
        self.size = size
        self.page = page
    }
}
