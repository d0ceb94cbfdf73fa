import SQLSyntax

/// Statements as everybody may see them.
enum WithoutLiterals {
    /// What stands in the place of a text that cannot be told apart from its literals.
    static let hidden = "(text hidden: it could not be parsed)"

    /// The statement with a placeholder for each literal.
    ///
    /// - Parameter text: a statement as somebody ran it.
    /// - Returns: the text without literals and comments.
    static func text(_ text: String) -> String {
        if text.isEmpty { return "" }
        return (try? SQLSyntax.normalize(text))?.text ?? hidden
    }
}
