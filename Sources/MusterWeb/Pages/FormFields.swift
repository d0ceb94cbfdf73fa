import HTTPServer

/// The fields of a form that was sent.
struct FormFields: Sendable {
    private let values: [String: String]

    /// Reads them.
    ///
    /// - Parameter request: the request.
    /// - Throws: ``WebFailure`` when the body is no form.
    init(_ request: HTTPRequest) throws(WebFailure) {
        do {
            values = Dictionary(
                try request.form().map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
        } catch {
            throw .invalid("body", "It has to be a form.")
        }
    }

    /// The trimmed text of a field; nil when it is empty or was not sent.
    subscript(name: String) -> String? {
        guard let value = values[name] else { return nil }
        let trimmed = value.drop { $0.isWhitespace }
        let end = trimmed.lastIndex { !$0.isWhitespace }
        return end.map { String(trimmed[...$0]) }
    }

    /// The text of a field that has to be filled in.
    ///
    /// - Parameter name: of the field.
    /// - Returns: the text.
    /// - Throws: ``WebFailure`` (422).
    func required(_ name: String) throws(WebFailure) -> String {
        guard let value = self[name] else { throw .invalid(name, "It has to be filled in.") }
        return value
    }

    /// The number in a field.
    ///
    /// - Parameters:
    ///   - name: of the field.
    ///   - range: what is allowed.
    /// - Returns: the number; nil when the field is empty.
    /// - Throws: ``WebFailure`` (422).
    func number(_ name: String, in range: ClosedRange<Int64> = 1...Int64.max) throws(WebFailure)
        -> Int64?
    {
        guard let text = self[name] else { return nil }
        guard let number = Int64(text), range.contains(number) else {
            throw .invalid(name, "It has to be a whole number.")
        }
        return number
    }

    /// The words in a field, which are separated by commas or spaces.
    ///
    /// - Parameter name: of the field.
    /// - Returns: the words.
    func words(_ name: String) -> [String] {
        (self[name] ?? "").split { $0 == "," || $0.isWhitespace }.map(String.init)
    }
}
