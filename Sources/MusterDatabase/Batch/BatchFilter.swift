import PostgresClient

/// A condition on one column of a view: `cores>=8`, `user_name=ann`, `name~^train`.
public struct BatchFilter: Sendable, Hashable {
    /// How the column and the value compare.
    public enum Comparison: String, Sendable, CaseIterable {
        case isNot = "!="
        case atMost = "<="
        case atLeast = ">="
        case equals = "="
        case below = "<"
        case above = ">"
        /// The column's text matches the value as a regular expression.
        case matches = "~"
    }

    /// The column's name.
    public let column: String
    /// How they compare.
    public let comparison: Comparison
    /// The value, which the server reads as the column's type.
    public let value: String

    /// A condition.
    public init(_ column: String, _ comparison: Comparison, _ value: String) {
        self.column = column
        self.comparison = comparison
        self.value = value
    }

    /// Reads `COLUMN=VALUE` and the like; nil when there is no comparison in it.
    ///
    /// The first comparison of the text counts, and the longer one of two that start there, so a value
    /// may hold others.
    public init?(_ text: String) {
        let starts = Set(Comparison.allCases.compactMap(\.rawValue.first))
        guard let start = text.firstIndex(where: starts.contains),
            let comparison = Comparison.allCases.first(where: {
                text[start...].hasPrefix($0.rawValue)
            })
        else { return nil }
        let column = text[..<start].filter { $0 != " " }
        guard !column.isEmpty else { return nil }
        self.init(
            column, comparison, String(text[start...].dropFirst(comparison.rawValue.count)))
    }

    /// The condition; nothing but the value comes from outside unquoted, and that is bound.
    var sql: SQL {
        switch comparison {
        case .equals: "t.\(identifier: column) = \(value)"
        case .isNot: "t.\(identifier: column) is distinct from \(value)"
        case .below: "t.\(identifier: column) < \(value)"
        case .above: "t.\(identifier: column) > \(value)"
        case .atMost: "t.\(identifier: column) <= \(value)"
        case .atLeast: "t.\(identifier: column) >= \(value)"
        case .matches: "t.\(identifier: column)::text ~ \(value)"
        }
    }
}
