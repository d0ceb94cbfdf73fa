/// A piece of a page, escaped wherever it came from elsewhere.
///
/// ```swift
/// let cell: HTML = "<td>\(name)</td>"
/// ```
///
/// `\(text)` is escaped, `\(html)` is not escaped again, and `\(unescaped: text)` is the way around,
/// as dangerous as the word is long.
struct HTML: Sendable, Hashable, ExpressibleByStringInterpolation {
    /// The markup.
    private(set) var markup: String

    /// Takes a literal as markup.
    init(stringLiteral value: String) { markup = value }

    /// Takes an interpolated literal.
    init(stringInterpolation: StringInterpolation) { markup = stringInterpolation.markup }

    /// Whether there is nothing in it.
    var isEmpty: Bool { markup.isEmpty }

    /// Adds a piece behind it.
    static func += (left: inout HTML, right: HTML) { left.markup += right.markup }

    /// Makes text safe between tags and in double-quoted attributes.
    ///
    /// - Parameter text: any text.
    /// - Returns: the text with entities for the five characters that mean something there.
    static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: isSpecial) else { return text }
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count + 16)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): result += "&amp;".utf8
            case UInt8(ascii: "<"): result += "&lt;".utf8
            case UInt8(ascii: ">"): result += "&gt;".utf8
            case UInt8(ascii: "\""): result += "&quot;".utf8
            case UInt8(ascii: "'"): result += "&#39;".utf8
            // HTML has no way to write it; a browser would call it an error.
            case 0: result += "\u{FFFD}".utf8
            default: result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
            UInt8(ascii: "'"), 0:
            true
        default: false
        }
    }
}

extension HTML {
    /// Collects the parts of an interpolated literal.
    struct StringInterpolation: StringInterpolationProtocol {
        var markup = ""

        init(literalCapacity: Int, interpolationCount: Int) {
            markup.reserveCapacity(literalCapacity + 16 * interpolationCount)
        }

        /// Adds markup of the literal.
        mutating func appendLiteral(_ literal: String) { markup += literal }

        /// Adds escaped text.
        mutating func appendInterpolation(_ text: String) { markup += HTML.escaped(text) }

        /// Adds a number.
        mutating func appendInterpolation(_ number: Int) { markup += String(number) }

        /// Adds a number.
        mutating func appendInterpolation(_ number: Int64) { markup += String(number) }

        /// Adds a piece.
        mutating func appendInterpolation(_ html: HTML) { markup += html.markup }

        /// Adds a piece, if there is one.
        mutating func appendInterpolation(_ html: HTML?) { markup += html?.markup ?? "" }

        /// Adds pieces one after the other.
        mutating func appendInterpolation(_ pieces: [HTML]) {
            for piece in pieces { markup += piece.markup }
        }

        /// Adds raw markup of the program.
        mutating func appendInterpolation(unescaped markup: String) { self.markup += markup }
    }
}
