public import Muster

/// Reads SQL text with the parser of PostgreSQL; everything else in Muster gets values from here.
///
/// All functions can be called from any number of threads and on stacks of any size: libpg_query keeps
/// its state per thread, and what nests deeply is read on a thread with a stack to match.
public enum SQLSyntax {
    /// The longest text that is read, in bytes; its parse tree takes up to 200 MB while it is read.
    public static let maximumLength = 1 << 20
    /// The deepest nesting of expressions, subqueries or chains of operators that is read.
    public static let maximumNesting = 10_000

    /// The identity of a text of exactly one statement.
    ///
    /// Not libpg_query's own fingerprint, which gives one value to `"t10"` and `"t20"`, to `f(a, b)`
    /// and `f(b, a)`, to `ORDER BY 1` and `ORDER BY 2`, and to everything below 100 levels. This one
    /// hashes the whole parse tree, with these rules:
    /// - a literal, a parameter, a cast of one and an array of them are all the same, so that the
    ///   text of a log and that of pg_stat_statements meet;
    /// - of an `IN` list and of the rows of `VALUES` each different item counts once;
    /// - numbers that are structure count: `ORDER BY 1`, `numeric(10, 2)`;
    /// - names count as the parser folds them; places in the text do not.
    ///
    /// The fingerprint of a utility statement is that of its words without literals, so that nobody
    /// can guess a password from it.
    public static func fingerprint(_ text: String) throws(SQLSyntaxError) -> Fingerprint {
        try fingerprint(of: parse(text))
    }

    /// The identity of a statement; see `fingerprint(_:)`.
    public static func fingerprint(
        of statement: ParsedStatement
    ) throws(SQLSyntaxError) -> Fingerprint {
        if case .utility = statement.kind {
            return Fingerprint(rawValue: try UtilityHash.hash(statement))
        }
        let hash = TreeHash(statement.tree, mode: .fingerprint)
        return Fingerprint(rawValue: hash[statement.fields])
    }

    /// The statement without its literals and comments.
    ///
    /// - Every literal becomes `$n`, numbered in the order of the text after the parameters that are
    ///   there already. Whole numbers that are structure stay: `ORDER BY 1`, `varchar(10)`.
    /// - An expression of `GROUP BY` or `ORDER BY` that is also in the select list gets the same
    ///   numbers there, because the server has to see that they are equal.
    /// - `date '2024-01-01'`, and `date $1` as pg_stat_statements writes it, become `$1::date`, which
    ///   the server can prepare.
    /// - White space and comments between tokens become one space.
    /// - Of a utility statement only the name is left, because its options can be secrets.
    public static func normalize(_ text: String) throws(SQLSyntaxError) -> NormalizedStatement {
        try normalize(parse(text))
    }

    /// The statement without its literals and comments; see `normalize(_:)`.
    public static func normalize(
        _ statement: ParsedStatement
    ) throws(SQLSyntaxError) -> NormalizedStatement {
        let text: String
        if case .utility(let name) = statement.kind {
            text = name
        } else {
            text = try Normalizer.text(of: statement)
        }
        return NormalizedStatement(
            kind: statement.kind, text: text, fingerprint: try fingerprint(of: statement))
    }

    /// The statements of a text, without the semicolons between them and without what is empty.
    ///
    /// A text that does not parse is still split, as long as its quotes and comments end.
    public static func split(_ text: String) throws(SQLSyntaxError) -> [String] {
        try CText.with(text) { (text) throws(SQLSyntaxError) in
            try StatementSplitter.split(text)
        }
    }

    /// Parses a text of exactly one statement.
    public static func parse(_ text: String) throws(SQLSyntaxError) -> ParsedStatement {
        try CText.with(text) { (text) throws(SQLSyntaxError) in try ParsedStatement(text) }
    }

    /// What the statement does with which relations and columns.
    ///
    /// A utility statement has an empty shape.
    public static func shape(of statement: ParsedStatement) -> StatementShape {
        let stack = DeepStack.bytes(forTree: statement.tree.depth)
        let shape = DeepStack.run(needing: stack) {
            var builder = ShapeBuilder(statement)
            return builder.build(statement.fields)
        }
        // Without a thread for it nothing can be told, which an empty shape says.
        return shape ?? StatementShape(kind: statement.kind)
    }
}
