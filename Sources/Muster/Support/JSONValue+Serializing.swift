extension JSONValue {
    /// How a document is laid out.
    public enum Layout: Sendable {
        /// One line, no spaces.
        case compact
        /// Two spaces for each level.
        case indented
    }

    /// The document as text: sorted keys, `/` as it is, shortest digits that give the same double.
    ///
    /// A number that JSON cannot hold (infinity, NaN) becomes `null`; only code can make one.
    ///
    /// - Parameter layout: one line or many.
    /// - Returns: the text; equal values give equal text.
    public func serialized(_ layout: Layout = .compact) -> String {
        var writer = JSONWriter(layout: layout)
        writer.write(self, level: 0)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// A text as JSON string with its quotes.
    ///
    /// - Parameter text: any text.
    /// - Returns: the text, quoted and escaped.
    public static func quoted(_ text: String) -> String {
        var writer = JSONWriter(layout: .compact)
        writer.write(text)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}

extension JSONValue: CustomStringConvertible {
    /// The document on one line.
    public var description: String { serialized() }
}
