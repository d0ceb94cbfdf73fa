/// The argument of `LIMIT` or `OFFSET`, without its value.
public enum RowCount: Sendable, Hashable, Codable {
    /// A literal.
    case constant
    /// A parameter; its number.
    case parameter(Int)
    /// An expression.
    case expression
}
