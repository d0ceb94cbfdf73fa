/// Why a text could not be read as SQL.
///
/// It never holds the text itself or a part of it, because that could be a literal.
public enum SQLSyntaxError: Error, Sendable, Hashable {
    /// The parser refused the text at a position, counted in characters from 1; 0 when not known.
    case invalid(reason: String, position: Int)
    /// The text has no statement: it is empty, white space or comments.
    case empty
    /// The text has several statements where one was asked for.
    case multipleStatements(count: Int)
    /// The text has a NUL character, which no SQL text can have.
    case containsNUL(position: Int)
    /// The text is longer than `SQLSyntax.maximumLength` bytes.
    case tooLong(bytes: Int)
    /// The text nests deeper than `SQLSyntax.maximumNesting`.
    case nestedTooDeeply
}
