import HTTPServer
import Muster

/// The body of a request, which has to be JSON.
struct JSONBody: Sendable {
    /// The document.
    let value: JSONValue
    /// The document as it was sent; what is stored as it was sent is taken from here.
    let text: String

    /// Reads a body; an empty one is an empty object where that is allowed.
    ///
    /// - Parameters:
    ///   - request: whose body.
    ///   - isOptional: whether there may be none.
    /// - Throws: ``WebFailure``: 415 for another media type, 400 for what is not JSON.
    init(_ request: HTTPRequest, isOptional: Bool = false) throws(WebFailure) {
        if isOptional && request.body.isEmpty {
            value = [:]
            text = "{}"
            return
        }
        guard request.contentType == nil || request.contentType == "application/json" else {
            throw WebFailure(
                415, "MU003", "the body is not JSON",
                detail: "The Content-Type has to be application/json.", hint: "Send JSON.")
        }
        do throws(JSONParsingError) {
            value = try JSONValue(
                parsing: request.body,
                options: .init(maximumDepth: Self.maximumDepth, duplicateKeys: .keepLast))
        } catch {
            throw WebFailure(
                400, "MU003", "the body is not JSON",
                detail: "\(error.reason.rawValue), at byte \(error.offset).",
                hint: "Send one JSON document in UTF-8.")
        }
        text = String(decoding: request.body, as: UTF8.self)
    }

    /// Deeper than anything that the functions behind look at; the server's own parser recurses.
    static let maximumDepth = 64

    /// A field that has to be there and be a text.
    func string(_ name: String) throws(WebFailure) -> String {
        guard let text = try optionalString(name) else {
            throw WebFailure(
                422, "MU002", "\(name) is missing", hint: "Send the field as a JSON string.")
        }
        return text
    }

    /// A field that may be absent or null, and is a text.
    func optionalString(_ name: String) throws(WebFailure) -> String? {
        switch value[name] {
        case nil, .null?: return nil
        case .string(let text)?:
            guard text.utf8.count <= Self.longestText else {
                throw .invalid(name, "It has to be at most \(Self.longestText) bytes long.")
            }
            return text
        default: throw .invalid(name, "It has to be a JSON string.")
        }
    }

    /// A field that may be absent or null, and is a list of texts.
    func optionalStrings(_ name: String) throws(WebFailure) -> [String]? {
        switch value[name] {
        case nil, .null?: return nil
        case .array(let elements)?:
            let texts = elements.compactMap(\.stringValue)
            guard texts.count == elements.count, texts.count <= 100,
                texts.allSatisfy({ $0.utf8.count <= Self.longestText })
            else { throw .invalid(name, "It has to be a JSON array of at most 100 strings.") }
            return texts
        default: throw .invalid(name, "It has to be a JSON array of strings.")
        }
    }

    /// A field that may be absent or null, and is a whole number of the range.
    func optionalInteger(
        _ name: String, in range: ClosedRange<Int64> = 1...Int64.max
    ) throws(WebFailure) -> Int64? {
        switch value[name] {
        case nil, .null?: return nil
        case let number?:
            guard let integer = number.integerValue, range.contains(integer) else {
                throw .invalid(
                    name,
                    "It has to be a whole number from \(range.lowerBound) to \(range.upperBound).")
            }
            return integer
        }
    }

    /// A field that has to be there and be a whole number of the range.
    func integer(
        _ name: String, in range: ClosedRange<Int64> = 1...Int64.max
    ) throws(WebFailure) -> Int64 {
        guard let number = try optionalInteger(name, in: range) else {
            throw WebFailure(
                422, "MU002", "\(name) is missing", hint: "Send the field as a whole number.")
        }
        return number
    }

    /// A field that may be absent or null, and is true or false.
    func optionalBool(_ name: String) throws(WebFailure) -> Bool? {
        switch value[name] {
        case nil, .null?: return nil
        case .bool(let flag)?: return flag
        default: throw .invalid(name, "It has to be true or false.")
        }
    }

    /// The longest text of a field, in bytes.
    private static let longestText = 65_536
}
