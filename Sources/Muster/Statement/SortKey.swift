/// One key of an `ORDER BY`.
public struct SortKey: Sendable, Hashable, Codable {
    /// What is sorted by; a position or an alias is replaced by what it stands for.
    public var operand: Operand
    /// Whether `DESC` was written.
    public var isDescending: Bool
    /// Where nulls go: by default last when ascending, first when descending.
    public var nullsFirst: Bool

    /// Makes a key.
    public init(operand: Operand, isDescending: Bool = false, nullsFirst: Bool? = nil) {
        self.operand = operand
        self.isDescending = isDescending
        self.nullsFirst = nullsFirst ?? isDescending
    }
}
