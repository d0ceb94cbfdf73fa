/// The five-character code of an error, as the SQL standard and PostgreSQL define it.
///
/// A code that ends in `000` matches its whole class when it is used as a pattern:
///
/// ```swift
/// switch error.sqlState {
/// case .uniqueViolation: …       // 23505 only
/// case .integrityViolation: …    // any other 23xxx
/// default: …
/// }
/// ```
///
/// Related PostgreSQL documentation: <https://www.postgresql.org/docs/15/errcodes-appendix.html>
public struct SQLState: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// The code, such as `23505`.
    public let rawValue: String

    /// Creates a state from a code; nothing is checked, because servers may invent codes.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The first two characters, which name the class.
    public var classCode: String { String(rawValue.prefix(2)) }

    /// The code.
    public var description: String { rawValue }

    /// Whether the value is the pattern, or is of its class when the pattern ends in `000`.
    public static func ~= (pattern: SQLState, value: SQLState) -> Bool {
        if pattern == value { return true }
        return pattern.rawValue.hasSuffix("000") && pattern.classCode == value.classCode
    }
}
