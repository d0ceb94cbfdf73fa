/// A JSON document, or a part of one.
///
/// Numbers keep what they are: a literal without fraction and exponent that fits 64 bits is an
/// exact ``integer(_:)``, everything else a finite ``number(_:)``. Objects do not keep the order of
/// their keys, as `jsonb` does not either; text made from them has sorted keys. Texts and keys are
/// compared as Swift does, so two spellings of `é` are equal, which to PostgreSQL they are not.
public enum JSONValue: Hashable, Sendable {
    /// The literal `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A number without fraction and exponent, exact.
    case integer(Int64)
    /// Any other number; never infinite and never NaN when it comes from the parser.
    case number(Double)
    /// A text.
    case string(String)
    /// A list.
    case array([JSONValue])
    /// Named values.
    case object([String: JSONValue])

    /// The member of an object; nil when absent and when this is no object.
    ///
    /// - Parameter key: the member's name.
    public subscript(key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members[key]
    }

    /// The element of an array; nil when out of range and when this is no array.
    ///
    /// - Parameter index: the position, counted from 0.
    public subscript(index: Int) -> JSONValue? {
        guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
        return elements[index]
    }

    /// The text, when this is one.
    public var stringValue: String? {
        guard case .string(let value) = self else { return nil }
        return value
    }

    /// The truth value, when this is one.
    public var boolValue: Bool? {
        guard case .bool(let value) = self else { return nil }
        return value
    }

    /// The whole number, when this is one; `3.0` counts, `3.5` does not.
    public var integerValue: Int64? {
        switch self {
        case .integer(let value): value
        case .number(let value): Int64(exactly: value)
        default: nil
        }
    }

    /// The number, when this is one; integers above 2^53 are rounded.
    public var doubleValue: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value
        default: nil
        }
    }

    /// The elements, when this is an array.
    public var arrayValue: [JSONValue]? {
        guard case .array(let elements) = self else { return nil }
        return elements
    }

    /// The members, when this is an object.
    public var objectValue: [String: JSONValue]? {
        guard case .object(let members) = self else { return nil }
        return members
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral
{
    /// Makes a text.
    ///
    /// - Parameter value: the text.
    public init(stringLiteral value: String) { self = .string(value) }

    /// Makes a whole number.
    ///
    /// - Parameter value: the number.
    public init(integerLiteral value: Int64) { self = .integer(value) }

    /// Makes a number.
    ///
    /// - Parameter value: the number.
    public init(floatLiteral value: Double) { self = .number(value) }

    /// Makes a truth value.
    ///
    /// - Parameter value: the truth value.
    public init(booleanLiteral value: Bool) { self = .bool(value) }

    /// Makes a list.
    ///
    /// - Parameter elements: what is in it.
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

    /// Makes an object; of equal keys the last one counts.
    ///
    /// - Parameter elements: names and values.
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(Dictionary(elements) { _, last in last })
    }
}
