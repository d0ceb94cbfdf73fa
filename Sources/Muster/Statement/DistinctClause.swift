/// How a block removes duplicates.
public enum DistinctClause: Sendable, Hashable, Codable {
    /// `DISTINCT`.
    case all
    /// `DISTINCT ON (…)`.
    case on([Operand])
}
