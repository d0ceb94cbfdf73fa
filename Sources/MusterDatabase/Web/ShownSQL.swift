public import PostgresClient

/// A statement of a page: runs here with bound values, and in psql exactly as it is shown.
///
/// ```swift
/// let statement: ShownSQL = "select hostname from fleet.stat_host where pool = \(pool)"
/// ```
///
/// `\(text)` is bound when it runs and a quoted literal where it is shown, so a page can never show
/// another statement than the one that gave its numbers.
public struct ShownSQL: Sendable, ExpressibleByStringInterpolation {
    enum Segment: Sendable {
        case text(String)
        case value(String?)
    }

    let segments: [Segment]

    /// Takes a literal.
    public init(stringLiteral value: String) { segments = [.text(value)] }

    /// Takes an interpolated literal.
    public init(stringInterpolation: StringInterpolation) {
        segments = stringInterpolation.segments
    }

    /// The statement with its values bound.
    public var sql: SQL {
        segments.reduce("") { statement, segment in
            switch segment {
            case .text(let text): "\(fragment: statement)\(unescaped: text)"
            case .value(let value): "\(fragment: statement)\(value as String?)"
            }
        }
    }

    /// The statement with its values as literals, without a semicolon.
    public var text: String {
        segments.map { segment in
            switch segment {
            case .text(let text): text
            case .value(let value): value.map(Self.literal) ?? "null"
            }
        }.joined()
    }

    /// Quotes a value as `quote_literal` does.
    static func literal(_ value: String) -> String {
        let hasBackslash = value.contains("\\")
        var quoted = hasBackslash ? "E'" : "'"
        for scalar in value.unicodeScalars {
            if scalar == "'" || scalar == "\\" { quoted.unicodeScalars.append(scalar) }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "'"
    }
}

extension ShownSQL {
    /// Collects the parts of an interpolated statement.
    public struct StringInterpolation: StringInterpolationProtocol {
        var segments: [Segment] = []

        /// Creates an empty collection.
        public init(literalCapacity: Int, interpolationCount: Int) {
            segments.reserveCapacity(2 * interpolationCount + 1)
        }

        /// Adds text of the literal.
        public mutating func appendLiteral(_ literal: String) { segments.append(.text(literal)) }

        /// Binds a text.
        public mutating func appendInterpolation(_ value: String?) {
            segments.append(.value(value))
        }

        /// Inserts a whole number.
        public mutating func appendInterpolation(_ value: Int) {
            segments.append(.text(String(value)))
        }

        /// Inserts a whole number.
        public mutating func appendInterpolation(_ value: Int64) {
            segments.append(.text(String(value)))
        }

        /// Inserts the text and the values of another statement.
        public mutating func appendInterpolation(fragment: ShownSQL) {
            segments.append(contentsOf: fragment.segments)
        }

        /// Inserts raw text of the program.
        public mutating func appendInterpolation(unescaped text: String) {
            segments.append(.text(text))
        }
    }
}
