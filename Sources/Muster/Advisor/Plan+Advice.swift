extension Plan {
    /// Cost until the last row; infinite for a plan without costs, so that it never looks cheap.
    public var totalCost: Double { root.totalCost ?? .infinity }

    /// Names of the indexes that it uses.
    public var indexNames: Set<String> { Set(nodes.compactMap(\.index)) }
}
