/// Where columns come from: an index into `StatementShape.relations` or `StatementShape.derived`.
public enum ColumnSource: Sendable, Hashable, Codable {
    /// A table, view, … mentioned by name.
    case relation(Int)
    /// A subquery, common table expression, function, ….
    case derived(Int)
}
