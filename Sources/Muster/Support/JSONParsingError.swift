/// Why a text is not a JSON document.
///
/// The description never contains a part of the document, which may hold literals.
public struct JSONParsingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong.
    public enum Reason: String, Hashable, Sendable {
        /// A byte that cannot stand here.
        case unexpectedByte = "unexpected character"
        /// The document stops before the value is complete.
        case unexpectedEnd = "unexpected end"
        /// Something follows the value.
        case trailingContent = "text after the end of the value"
        /// The bytes are not UTF-8.
        case invalidUTF8 = "invalid UTF-8"
        /// An escape that JSON does not know, or half of a surrogate pair.
        case invalidEscape = "invalid escape"
        /// `\u0000`, which PostgreSQL cannot store.
        case nulCharacter = "the character U+0000"
        /// A number that breaks the grammar.
        case invalidNumber = "invalid number"
        /// A number too large for a double.
        case numberOutOfRange = "number out of range"
        /// Arrays and objects nested deeper than allowed.
        case tooDeep = "nested too deep"
        /// A key named twice in one object.
        case duplicateKey = "duplicate key"
    }

    /// What is wrong.
    public let reason: Reason
    /// Where: bytes from the start.
    public let offset: Int

    /// One line for people.
    public var description: String { "invalid JSON at byte \(offset): \(reason.rawValue)" }
}
