internal import Muster

/// What is known of an expression after reading it.
struct Expression {
    /// The expression as SQL with unqualified columns; nil when it cannot be an index key.
    var text: String?
    /// Whether the text needs no brackets where an operand is expected.
    var isAtom = true
    /// Whether it is a column and nothing else.
    var isColumn = false
    /// Whether it is a literal, a parameter, or a cast or an array of them.
    var isSimple = false
    /// Whether the text has a `$n`.
    var hasParameter = false
    /// The number of the first parameter in it.
    var parameter: Int?
    /// The block of the first subquery in it.
    var subquery: Int?
    /// What is wrapped around the first column, innermost first.
    var wrappers: [Operand.Wrapper] = []
    /// The columns in it: a range of `ShapeBuilder.columns`.
    var columns = 0..<0

    var hasColumns: Bool { !columns.isEmpty }

    /// An expression that nothing is known of yet.
    static let unknown = Expression(text: nil)

    /// The longest text and the most wrappers that are kept: an index key is short, and a chain of a
    /// thousand operators must not cost a thousand ever longer texts.
    private static let maximumText = 500
    private static let maximumWrappers = 8

    mutating func wrap(_ wrapper: Operand.Wrapper) {
        if hasColumns, wrappers.count < Self.maximumWrappers { wrappers.append(wrapper) }
    }

    mutating func setText(_ text: String?) {
        guard let text, text.utf8.count <= Self.maximumText else {
            self.text = nil
            return
        }
        self.text = text
    }

    /// The text as an operand.
    var atom: String? { isAtom ? text : text.map { "(" + $0 + ")" } }

    /// Takes over the columns and findings of a part that was read after the ones before it.
    mutating func include(_ part: Expression) {
        if !hasColumns {
            columns = part.columns
            wrappers = part.wrappers
        } else if part.hasColumns {
            columns = columns.lowerBound..<part.columns.upperBound
        }
        parameter = parameter ?? part.parameter
        subquery = subquery ?? part.subquery
        hasParameter = hasParameter || part.hasParameter
    }
}
