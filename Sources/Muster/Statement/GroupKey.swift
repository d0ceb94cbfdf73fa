/// One key of a `GROUP BY`.
public struct GroupKey: Sendable, Hashable, Codable {
    /// What is grouped by; a position is replaced by what it stands for.
    public var operand: Operand
    /// What the name stands for if no source has a column of that name: an output column.
    ///
    /// PostgreSQL prefers the input column, so the catalogue has to decide; it is nil once decided.
    public var outputAlias: Operand?

    /// Makes a key.
    public init(operand: Operand, outputAlias: Operand? = nil) {
        self.operand = operand
        self.outputAlias = outputAlias
    }
}
