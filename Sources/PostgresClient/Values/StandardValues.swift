public import FoundationEssentials

extension String: PostgresEncodable, PostgresDecodable {
    /// The text itself.
    public var postgresText: String? { self }

    /// Reads any type's text form.
    public static func decode(postgresText text: String?) -> String? { text }
}

extension Bool: PostgresEncodable, PostgresDecodable {
    /// `true` or `false`.
    public var postgresText: String? { self ? "true" : "false" }

    /// Reads `t` and `f`, which the server writes, and the full words, which JSON writes.
    public static func decode(postgresText text: String?) -> Bool? {
        switch text {
        case "t", "true": true
        case "f", "false": false
        default: nil
        }
    }
}

extension PostgresEncodable where Self: BinaryInteger {
    /// The decimal digits.
    public var postgresText: String? { String(self) }
}

extension PostgresDecodable where Self: FixedWidthInteger {
    /// Reads decimal digits that fit this type.
    public static func decode(postgresText text: String?) -> Self? { text.flatMap { Self($0) } }
}

extension Int: PostgresEncodable, PostgresDecodable {}
extension Int16: PostgresEncodable, PostgresDecodable {}
extension Int32: PostgresEncodable, PostgresDecodable {}
extension Int64: PostgresEncodable, PostgresDecodable {}
extension UInt32: PostgresEncodable, PostgresDecodable {}

extension Double: PostgresEncodable, PostgresDecodable {
    /// The shortest digits that read back as the same number; `inf` and `nan` are read by the server.
    public var postgresText: String? { String(describing: self) }

    /// Reads `float8` and `numeric`, with `NaN` and `Infinity`.
    public static func decode(postgresText text: String?) -> Double? { text.flatMap { Double($0) } }
}

extension UUID: PostgresEncodable, PostgresDecodable {
    /// The usual 36 characters.
    public var postgresText: String? { uuidString }

    /// Reads the usual 36 characters.
    public static func decode(postgresText text: String?) -> UUID? {
        text.flatMap { UUID(uuidString: $0) }
    }
}

extension Date: PostgresEncodable, PostgresDecodable {
    /// ISO text in UTC with microseconds.
    public var postgresText: String? { Timestamp.write(self) }

    /// Reads `timestamptz`; a `timestamp` or `date` has no offset, so it is no point in time and is
    /// refused, and so is infinity.
    public static func decode(postgresText text: String?) -> Date? {
        text.flatMap { Timestamp.read($0) }
    }
}

extension Optional: PostgresEncodable where Wrapped: PostgresEncodable {
    /// The wrapped value's text, or nil for the SQL null.
    public var postgresText: String? { self?.postgresText }
}

extension Optional: PostgresDecodable where Wrapped: PostgresDecodable {
    /// Reads a value or the SQL null.
    public static func decode(postgresText text: String?) -> Wrapped?? {
        guard let text else { return .some(nil) }
        return Wrapped.decode(postgresText: text).map(Optional.some)
    }
}

extension Array: PostgresEncodable where Element: PostgresEncodable {
    /// An array literal of one dimension.
    public var postgresText: String? { ArrayLiteral.write(map(\.postgresText)) }
}

extension Array: PostgresDecodable where Element: PostgresDecodable {
    /// Reads an array literal of one dimension.
    public static func decode(postgresText text: String?) -> [Element]? {
        guard let text, let parts = ArrayLiteral.read(text) else { return nil }
        var elements: [Element] = []
        elements.reserveCapacity(parts.count)
        for part in parts {
            guard let element = Element.decode(postgresText: part) else { return nil }
            elements.append(element)
        }
        return elements
    }
}
