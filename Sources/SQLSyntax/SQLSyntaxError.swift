internal import CPgQuery

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
    /// The text has a NUL character, which no SQL text can have; the position counts bytes from 1.
    case containsNUL(position: Int)
    /// The text is longer than `SQLSyntax.maximumLength` bytes.
    case tooLong(bytes: Int)
    /// The text nests deeper than `SQLSyntax.maximumNesting` or than the parser can follow.
    case nestedTooDeeply
}

extension SQLSyntaxError: CustomStringConvertible {
    /// What is wrong, in one line and without any part of the text.
    public var description: String {
        switch self {
        case .invalid(let reason, 0): reason
        case .invalid(let reason, let position): "\(reason) at character \(position)"
        case .empty: "no statement"
        case .multipleStatements(let count): "\(count) statements instead of one"
        case .containsNUL(let position): "NUL character at byte \(position)"
        case .tooLong(let bytes): "\(bytes) bytes, more than \(SQLSyntax.maximumLength)"
        case .nestedTooDeeply: "nested too deeply"
        }
    }
}

extension SQLSyntaxError {
    /// Reads an error of the library and drops what it quotes.
    init(_ error: UnsafePointer<PgQueryError>) {
        let message = error.pointee.message.map { String(cString: $0) } ?? ""
        self.init(message: message, position: Int(error.pointee.cursorpos))
    }

    /// Keeps a message only if it begins with words that are known to be the library's own.
    ///
    /// Messages quote the text in several forms: `at or near "…"`, `too many dotted names): …`,
    /// `… cannot be used as a role name here`. A closed list of openings cannot leak.
    init(message: String, position: Int) {
        if message.hasPrefix("memory exhausted") {
            self = .nestedTooDeeply
            return
        }
        let reason = Self.knownReasons.first { message.hasPrefix($0) }
        self = .invalid(reason: reason ?? "refused by the parser", position: position)
    }

    private static let knownReasons = [
        "syntax error",
        "unterminated quoted string",
        "unterminated quoted identifier",
        "unterminated dollar-quoted string",
        "unterminated bit string literal",
        "unterminated hexadecimal string literal",
        "unterminated /* comment",
        "zero-length delimited identifier",
        "trailing junk after numeric literal",
        "trailing junk after parameter",
        "invalid Unicode escape",
        "invalid Unicode surrogate pair",
        "invalid hexadecimal digit",
        "invalid escape string",
        "unsafe use of \\' in a string literal",
        "operator too long",
        "improper qualified name",
        "improper use of",
        "cross-database references are not implemented",
    ]
}
