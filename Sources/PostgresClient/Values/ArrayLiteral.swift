/// Reads and writes the text form of one-dimensional arrays, `{a,"b c",NULL}`.
///
/// Related PostgreSQL documentation: <https://www.postgresql.org/docs/15/arrays.html#ARRAYS-IO>
enum ArrayLiteral {
    /// Writes elements; each is quoted, which is always allowed and needs no list of special words.
    static func write(_ elements: [String?]) -> String {
        var text: [UInt8] = [UInt8(ascii: "{")]
        for (index, element) in elements.enumerated() {
            if index > 0 { text.append(UInt8(ascii: ",")) }
            guard let element else {
                text.append(contentsOf: "NULL".utf8)
                continue
            }
            text.append(quote)
            for byte in element.utf8 {
                if byte == quote || byte == backslash { text.append(backslash) }
                text.append(byte)
            }
            text.append(quote)
        }
        text.append(UInt8(ascii: "}"))
        return String(decoding: text, as: UTF8.self)
    }

    /// Reads the elements as the server writes them, which quotes whatever is not plain; nil when the
    /// text is not an array of one dimension.
    static func read(_ text: String) -> [String?]? {
        var reader = Reader(rest: Array(text.utf8)[...])
        return reader.read()
    }

    private static let quote = UInt8(ascii: "\"")
    private static let backslash = UInt8(ascii: "\\")

    private struct Reader {
        var rest: ArraySlice<UInt8>

        mutating func read() -> [String?]? {
            skipBounds()
            guard take(UInt8(ascii: "{")) else { return nil }
            if take(UInt8(ascii: "}")) { return rest.isEmpty ? [] : nil }
            var elements: [String?] = []
            while true {
                guard let element = readElement() else { return nil }
                elements.append(element)
                if take(UInt8(ascii: ",")) { continue }
                return take(UInt8(ascii: "}")) && rest.isEmpty ? elements : nil
            }
        }

        /// Skips `[2:3]=`, which the server writes when an array does not start at 1.
        private mutating func skipBounds() {
            guard rest.first == UInt8(ascii: "["),
                let equals = rest.firstIndex(of: UInt8(ascii: "="))
            else { return }
            rest = rest[(equals + 1)...]
        }

        private mutating func take(_ byte: UInt8) -> Bool {
            guard rest.first == byte else { return false }
            rest.removeFirst()
            return true
        }

        /// One element: outer nil when it is malformed, inner nil for NULL.
        private mutating func readElement() -> String?? {
            if take(ArrayLiteral.quote) { return readQuoted().map(Optional.some) }
            let bytes = rest.prefix { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "}") }
            let isPlain = bytes.allSatisfy {
                $0 != UInt8(ascii: "{") && $0 != ArrayLiteral.quote && $0 != ArrayLiteral.backslash
            }
            guard isPlain, !bytes.isEmpty else { return nil }
            rest = rest[bytes.endIndex...]
            let text = String(decoding: bytes, as: UTF8.self)
            return .some(text == "NULL" ? nil : text)
        }

        private mutating func readQuoted() -> String? {
            var bytes: [UInt8] = []
            while let byte = rest.popFirst() {
                switch byte {
                case ArrayLiteral.quote:
                    return String(decoding: bytes, as: UTF8.self)
                case ArrayLiteral.backslash:
                    guard let next = rest.popFirst() else { return nil }
                    bytes.append(next)
                default:
                    bytes.append(byte)
                }
            }
            return nil
        }
    }
}
