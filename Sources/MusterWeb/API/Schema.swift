import Muster

/// Pieces of JSON Schema, for the description of the API.
enum Schema {
    static let text: JSONValue = ["type": "string"]
    static let flag: JSONValue = ["type": "boolean"]
    static let number: JSONValue = ["type": "number"]
    static let identifier: JSONValue = [
        "type": "integer", "format": "int64", "minimum": 1, "maximum": .integer(Int64.max),
    ]
    static let anyObject: JSONValue = ["type": "object"]
    static let texts: JSONValue = ["type": "array", "items": ["type": "string"], "maxItems": 100]
    static let objects: JSONValue = ["type": "array", "items": ["type": "object"]]

    /// A page of a list.
    static let page: JSONValue = object(
        ["data": objects, "next_offset": nullable(["type": "integer"])],
        required: ["data", "next_offset"])

    static func integer(_ range: ClosedRange<Int>) -> JSONValue {
        [
            "type": "integer", "minimum": .integer(Int64(range.lowerBound)),
            "maximum": .integer(Int64(range.upperBound)),
        ]
    }

    static func oneOf(_ words: [String]) -> JSONValue {
        ["type": "string", "enum": .array(words.map(JSONValue.string))]
    }

    static func nullable(_ schema: JSONValue) -> JSONValue {
        guard case .object(var members) = schema else { return schema }
        members["nullable"] = true
        return .object(members)
    }

    static func object(_ properties: [String: JSONValue], required: [String] = []) -> JSONValue {
        var schema: [String: JSONValue] = [
            "type": "object", "properties": .object(properties),
        ]
        if !required.isEmpty { schema["required"] = .array(required.map(JSONValue.string)) }
        return .object(schema)
    }
}
