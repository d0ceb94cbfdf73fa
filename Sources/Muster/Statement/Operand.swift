/// A column, or an expression over columns, at a place where an index could help.
public struct Operand: Sendable, Hashable, Codable {
    /// Something that was wrapped around a column and keeps a plain index on it from being used.
    public enum Wrapper: Sendable, Hashable, Codable {
        /// A call of a function with the column among its arguments.
        case function(QualifiedName)
        /// A cast to a type, as SQL text.
        case cast(String)
        /// An operator applied to the column.
        case `operator`(QualifiedName)
        /// An explicit collation.
        case collation(QualifiedName)
        /// Anything else: `CASE`, a subscript, a field of a composite value, ….
        case other
    }

    /// What kind of expression the operand is.
    public enum Form: Sendable, Hashable, Codable {
        /// A column and nothing else.
        case column
        /// An expression whose text is exact and that could be the key of an index, provided that
        /// its functions are immutable, which only the catalogue knows.
        case expression
        /// An expression that cannot be an index key or that is not deparsed; `text` is empty.
        case opaque
    }

    /// What kind of expression this is.
    public var form: Form
    /// The expression as SQL with column names unqualified, `lower(email)`, `data ->> 'device'`.
    ///
    /// Where the statement has a parameter the text has it too: `data ->> $1`.
    public var text: String
    /// The columns in it, in order of appearance.
    public var columns: [ColumnReference]
    /// What is wrapped around the first column, outermost first; empty for a plain column.
    public var wrappers: [Wrapper]
    /// Whether `text` has a `$n` whose value is structural, so that it has to be filled in before
    /// the expression can become the key of an index.
    public var hasParameter: Bool

    /// Makes an operand.
    public init(
        form: Form, text: String, columns: [ColumnReference], wrappers: [Wrapper] = [],
        hasParameter: Bool = false
    ) {
        self.form = form
        self.text = text
        self.columns = columns
        self.wrappers = wrappers
        self.hasParameter = hasParameter
    }

    /// An expression of which nothing is known, not even columns.
    public static let opaque = Operand(form: .opaque, text: "", columns: [])

    /// The column, when the operand is a column and nothing else.
    public var column: ColumnReference? { form == .column ? columns.first : nil }

    /// Index in `StatementShape.relations` of the one relation whose columns the operand has.
    ///
    /// Nil when it has columns of several sources, of a derived source, or unresolved ones.
    public var relation: Int? {
        guard let first = columns.first?.relation,
            columns.allSatisfy({ $0.relation == first })
        else { return nil }
        return first
    }

    /// The operand as it is written in `CREATE INDEX`; nil when it cannot be written there.
    ///
    /// A column or a call of a function stands as it is, everything else needs parentheses.
    public var indexKey: String? {
        guard form != .opaque, !hasParameter else { return nil }
        if form == .column { return text }
        if case .function = wrappers.first { return text }
        return "(" + text + ")"
    }
}
