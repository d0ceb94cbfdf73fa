public import Muster

/// Reads SQL text with the parser of PostgreSQL; everything else in Muster gets values from here.
public enum SQLSyntax {
    /// The longest text that is read, in bytes.
    public static let maximumLength = 8 << 20
    /// The deepest nesting of expressions, subqueries or chains of operators that is read.
    public static let maximumNesting = 10_000

    /// The identity of a text of exactly one statement.
    public static func fingerprint(_ text: String) throws(SQLSyntaxError) -> Fingerprint {
        fatalError("being written")
    }

    /// The statement without its literals and comments.
    public static func normalize(_ text: String) throws(SQLSyntaxError) -> NormalizedStatement {
        fatalError("being written")
    }

    /// The statements of a text, without the semicolons between them.
    public static func split(_ text: String) throws(SQLSyntaxError) -> [Substring] {
        fatalError("being written")
    }

    /// Parses a text of exactly one statement.
    public static func parse(_ text: String) throws(SQLSyntaxError) -> ParsedStatement {
        fatalError("being written")
    }

    /// What the statement does with which relations and columns.
    public static func shape(of statement: ParsedStatement) -> StatementShape {
        fatalError("being written")
    }
}
