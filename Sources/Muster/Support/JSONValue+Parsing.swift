extension JSONValue {
    /// What the parser accepts.
    public struct ParsingOptions: Sendable {
        /// What happens when an object names a key twice.
        public enum DuplicateKeys: Sendable {
            /// The document is refused.
            case reject
            /// The last value counts, as in `jsonb`.
            case keepLast
        }

        /// How deep arrays and objects may be nested.
        public var maximumDepth: Int
        /// What happens when an object names a key twice.
        public var duplicateKeys: DuplicateKeys

        /// Makes options.
        ///
        /// - Parameters:
        ///   - maximumDepth: how deep arrays and objects may be nested.
        ///   - duplicateKeys: what happens when an object names a key twice.
        public init(maximumDepth: Int = 512, duplicateKeys: DuplicateKeys = .reject) {
            self.maximumDepth = maximumDepth
            self.duplicateKeys = duplicateKeys
        }
    }

    /// Parses a document.
    ///
    /// Strict: RFC 8259, no comments, no trailing commas, no lone surrogates, nothing after the
    /// value. `\u0000` is refused because neither `text` nor `jsonb` can hold it, and a number
    /// beyond the range of a double is refused because it would become infinite.
    ///
    /// - Parameters:
    ///   - text: the document.
    ///   - options: what is accepted.
    /// - Throws: ``JSONParsingError``, which names the byte but never quotes the document.
    public init(
        parsing text: String, options: ParsingOptions = ParsingOptions()
    ) throws(JSONParsingError) {
        var parser = JSONParser(bytes: Array(text.utf8), options: options)
        self = try parser.parseDocument()
    }

    /// Parses a document that came as bytes, which must be UTF-8.
    ///
    /// - Parameters:
    ///   - bytes: the document.
    ///   - options: what is accepted.
    /// - Throws: ``JSONParsingError``.
    public init(
        parsing bytes: [UInt8], options: ParsingOptions = ParsingOptions()
    ) throws(JSONParsingError) {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw JSONParsingError(reason: .invalidUTF8, offset: 0)
        }
        try self.init(parsing: text, options: options)
    }
}
