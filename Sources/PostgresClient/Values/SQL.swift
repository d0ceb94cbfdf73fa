/// One SQL statement whose values travel beside its text.
///
/// ```swift
/// let rows = try await connection.query("select id from fleet.host where name = \(name)")
/// ```
///
/// `\(value)` becomes `$1`, `$2`, …, and the server infers the type; write a cast where it cannot.
/// `\(identifier: name)` quotes a name, `\(fragment: sql)` inserts another statement's text and values,
/// and `\(unescaped: text)` inserts raw text, which is as dangerous as the word is long.
///
/// A bound string and the text itself may not hold a NUL byte: libpq would cut the rest off silently,
/// so such a statement is refused with 22021 before it is sent.
public struct SQL: Sendable, ExpressibleByStringInterpolation {
    enum Segment: Sendable {
        case text(String)
        case bind(String?)
    }

    let segments: [Segment]

    /// Creates a statement from a literal.
    public init(stringLiteral value: String) {
        segments = [.text(value)]
    }

    /// Creates a statement from an interpolated literal.
    public init(stringInterpolation: StringInterpolation) {
        segments = stringInterpolation.segments
    }

    /// Creates a statement from text that is not checked, with nothing bound.
    ///
    /// - Parameter text: SQL from a source that you trust.
    public init(unescaped text: String) {
        segments = [.text(text)]
    }

    /// The statement's text, with `$n` where values are bound.
    public var text: String {
        var number = 0
        var text = ""
        for segment in segments {
            switch segment {
            case .text(let part):
                text += part
            case .bind:
                number += 1
                text += "$\(number)"
            }
        }
        return text
    }

    /// The bound values in their text form, in the order of `$n`.
    var parameters: [String?] {
        segments.compactMap { segment in
            if case .bind(let value) = segment { return .some(value) }
            return nil
        }
    }
}

extension SQL {
    /// Collects the parts of an interpolated statement.
    public struct StringInterpolation: StringInterpolationProtocol {
        var segments: [Segment] = []

        /// Creates an empty collection.
        public init(literalCapacity: Int, interpolationCount: Int) {
            segments.reserveCapacity(2 * interpolationCount + 1)
        }

        /// Adds text of the literal.
        public mutating func appendLiteral(_ literal: String) {
            segments.append(.text(literal))
        }

        /// Binds a value.
        public mutating func appendInterpolation(_ value: some PostgresEncodable) {
            segments.append(.bind(value.postgresText))
        }

        /// Inserts a quoted identifier.
        public mutating func appendInterpolation(identifier: String) {
            segments.append(.text(SQL.quoted(identifier: identifier)))
        }

        /// Inserts the text and the bound values of another statement.
        public mutating func appendInterpolation(fragment: SQL) {
            segments.append(contentsOf: fragment.segments)
        }

        /// Inserts raw text.
        public mutating func appendInterpolation(unescaped text: String) {
            segments.append(.text(text))
        }
    }
}

extension SQL {
    /// Quotes an identifier as `PQescapeIdentifier` does: double quotes around, double quotes doubled.
    ///
    /// A NUL byte survives here and is refused when the statement is sent.
    public static func quoted(identifier: String) -> String {
        var quoted = "\""
        for scalar in identifier.unicodeScalars {
            if scalar == "\"" { quoted.unicodeScalars.append("\"") }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }
}

extension SQL: CustomStringConvertible, CustomReflectable {
    /// The text with `$n`; bound values stay private.
    public var description: String { text }

    /// A mirror without children, so that `dump` does not show bound values either.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
