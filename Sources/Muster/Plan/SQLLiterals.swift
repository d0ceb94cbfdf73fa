/// Expressions without their literals.
public enum SQLLiterals {
    /// A deparsed expression with every literal replaced by `?`.
    ///
    /// `(email = 'a@b.c'::text)` becomes `(email = ?::text)`. Casts with their type modifiers,
    /// parameters (`$1`), quoted names, keywords and the numbers of subplans stay; comments go.
    /// Whatever is not understood counts as a literal, to the end of the text when a quote is not
    /// closed. Redacting twice changes nothing.
    ///
    /// - Parameter expression: SQL as the server prints it.
    /// - Returns: the expression without literals.
    public static func redact(_ expression: String) -> String {
        var scanner = LiteralScanner(expression)
        scanner.scan()
        return String(decoding: scanner.output, as: UTF8.self)
    }
}
