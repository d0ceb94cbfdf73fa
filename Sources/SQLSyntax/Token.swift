/// One token as the scanner of PostgreSQL cuts it; offsets are in bytes.
struct Token {
    enum Kind {
        /// A keyword or an unquoted identifier.
        case word
        /// `"name"` or `U&"name"`.
        case quotedIdentifier
        /// A string, number or bit string.
        case literal
        /// `$1`.
        case parameter
        /// `-- …` or `/* … */`.
        case comment
        /// An operator or punctuation.
        case symbol
    }

    let start: Int
    let end: Int
    let kind: Kind
    /// Whether the scanner took a word for a keyword of any sort.
    let isKeyword: Bool
    let first: UInt8

    /// Whether the token is this one character.
    func isSymbol(_ character: Unicode.Scalar) -> Bool {
        kind == .symbol && end - start == 1 && first == UInt8(ascii: character)
    }
}

extension Token {
    /// Tells the kind by how the token begins.
    ///
    /// That suffices, because the scanner decided where it begins and ends, and does not depend on
    /// token numbers, which differ between versions.
    static func kind(of bytes: UnsafeBufferPointer<UInt8>, start: Int, end: Int) -> Kind {
        let first = bytes[start]
        let second = start + 1 < end ? bytes[start + 1] : 0
        switch first {
        case UInt8(ascii: "'"):
            return .literal
        case UInt8(ascii: "\""):
            return .quotedIdentifier
        case UInt8(ascii: "$"):
            return second.isDigit ? .parameter : .literal
        case UInt8(ascii: "-") where second == UInt8(ascii: "-"):
            return .comment
        case UInt8(ascii: "/") where second == UInt8(ascii: "*"):
            return .comment
        case UInt8(ascii: "."):
            return second.isDigit ? .literal : .symbol
        default:
            break
        }
        if first.isDigit { return .literal }
        guard first.isIdentifierStart else { return .symbol }
        return prefixedKind(bytes, start: start, end: end)
    }

    /// Words, and literals that begin with a letter: `E'…'`, `B'…'`, `X'…'`, `U&'…'`, `U&"…"`.
    private static func prefixedKind(
        _ bytes: UnsafeBufferPointer<UInt8>, start: Int, end: Int
    ) -> Kind {
        let quote = UInt8(ascii: "'")
        if start + 1 < end, bytes[start + 1] == quote { return .literal }
        guard start + 2 < end, bytes[start + 1] == UInt8(ascii: "&") else { return .word }
        return bytes[start + 2] == quote ? .literal : .quotedIdentifier
    }
}

extension UInt8 {
    var isDigit: Bool { (0x30...0x39).contains(self) }

    /// What an identifier begins with: a letter, `_`, or any byte of a character beyond ASCII.
    var isIdentifierStart: Bool {
        (0x61...0x7a).contains(self) || (0x41...0x5a).contains(self) || self == UInt8(ascii: "_")
            || self >= 0x80
    }

    /// What an identifier continues with.
    var isIdentifierPart: Bool {
        isIdentifierStart || isDigit || self == UInt8(ascii: "$")
    }

    /// White space as the scanner sees it.
    var isSQLSpace: Bool { self == 0x20 || (0x09...0x0d).contains(self) }

    /// The byte with ASCII capitals made small, as the scanner folds keywords and identifiers.
    var lowercased: UInt8 { (0x41...0x5a).contains(self) ? self | 0x20 : self }
}
