/// One item of a select list or of RETURNING.
public struct OutputColumn: Sendable, Hashable, Codable {
    /// What a `*` stands for.
    public enum Star: Sendable, Hashable, Codable {
        /// `*`: all columns of all FROM items.
        case all
        /// `t.*`: all columns of one source, as far as it was found.
        case of(ColumnSource)
    }

    /// The name of the output column as PostgreSQL chooses it; nil for a `*`.
    public var name: String?
    /// The expression; nil for a `*`.
    public var operand: Operand?
    /// What the `*` stands for, if the item is one.
    public var star: Star?

    /// Makes an output column of an expression.
    public init(name: String, operand: Operand) {
        self.name = name
        self.operand = operand
        star = nil
    }

    /// Makes a `*`.
    public init(star: Star) {
        name = nil
        operand = nil
        self.star = star
    }
}
