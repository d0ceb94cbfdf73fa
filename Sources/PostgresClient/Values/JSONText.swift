import FoundationEssentials

/// Text that is JSON; the statement decides whether it becomes `json` or `jsonb`.
public struct JSONText: Sendable, Hashable, PostgresEncodable {
    /// The JSON.
    public let text: String

    /// Wraps text that is JSON already; the server checks it.
    public init(_ text: String) {
        self.text = text
    }

    /// The JSON.
    public var postgresText: String? { text }
}

extension SQL {
    /// Encodes a value as JSON to bind it: `"select \(try SQL.json(value))::jsonb"`.
    ///
    /// Keys are sorted, so that equal values give equal text; dates are written as PostgreSQL does.
    ///
    /// - Throws: 22023 when the value cannot be written as JSON, such as a number that is not finite.
    public static func json(_ value: some Encodable) throws(PostgresError) -> JSONText {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .custom { date, encoder in
            var container = encoder.singleValueContainer()
            try container.encode(Timestamp.write(date))
        }
        do {
            return JSONText(String(decoding: try encoder.encode(value), as: UTF8.self))
        } catch {
            throw PostgresError(
                .client, .invalidParameterValue, "the value cannot be written as JSON",
                detail: String(describing: error))
        }
    }
}
