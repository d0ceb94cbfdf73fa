/// What an operand is compared with.
public enum Comparand: Sendable, Hashable, Codable {
    /// Nothing: `IS NULL`, a boolean column.
    case nothing
    /// A literal, or a list of literals. Its value is not kept.
    case constant
    /// A parameter, or a list of parameters and literals; the number of the first.
    case parameter(Int)
    /// An expression without any column: `now() - $1`, `current_date`.
    case expression
    /// A column or an expression over columns: the other side of a join, or of the same relation.
    case operand(Operand)
    /// A subquery; the index of its block in `StatementShape.blocks`.
    case subquery(Int)
}
