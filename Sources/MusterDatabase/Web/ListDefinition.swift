/// A list of a page: what is read, which columns it has, in which order it comes unless asked.
public struct ListDefinition: Sendable {
    /// What the list is called in addresses and in JSON.
    public let name: String
    /// What is read: a relation, a call of a function, or a query in parentheses.
    public let relation: ShownSQL
    /// What always holds of the rows.
    public let condition: ShownSQL?
    /// The columns, which are also the only ones that can be filtered and sorted by.
    public let columns: [ListColumn]
    /// The names of columns to sort by, with a minus for falling.
    public let order: [String]
    /// How many rows unless asked otherwise.
    public let size: Int

    /// Makes a definition.
    ///
    /// - Parameters:
    ///   - name: what the list is called.
    ///   - relation: what is read.
    ///   - condition: what always holds of the rows.
    ///   - order: the names of columns to sort by, with a minus for falling.
    ///   - size: how many rows unless asked otherwise.
    ///   - columns: the columns.
    public init(
        _ name: String, from relation: ShownSQL, where condition: ShownSQL? = nil,
        order: [String] = [], size: Int = 50, _ columns: [ListColumn]
    ) {
        self.name = name
        self.relation = relation
        self.condition = condition
        self.order = order
        self.size = size
        self.columns = columns
    }

    /// The column of that name.
    ///
    /// - Parameter name: as in the result.
    /// - Returns: the column; nil when there is none.
    public func column(_ name: some StringProtocol) -> ListColumn? {
        columns.first { $0.name == name }
    }
}
