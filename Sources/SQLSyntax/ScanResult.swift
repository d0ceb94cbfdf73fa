internal import CPgQuery

/// What `pg_query_scan` returns, freed once.
struct ScanResult: ~Copyable {
    private let result: PgQueryScanResult

    init(_ text: borrowing CText) {
        result = pg_query_scan(text.pointer)
    }

    deinit {
        pg_query_free_scan_result(result)
    }

    /// The tokens; throws when the scanner refused the text.
    func tokens(of text: borrowing CText) throws(SQLSyntaxError) -> [Token] {
        if let error = result.error { throw SQLSyntaxError(error) }
        guard let data = result.pbuf.data else { return [] }
        let message = UnsafeRawBufferPointer(start: data, count: result.pbuf.len)
        guard let tokens = TokenReader(message: message).tokens(of: text.bytes) else {
            throw .invalid(reason: "the tokens could not be read", position: 0)
        }
        return tokens
    }
}

/// Reads the message `ScanResult` of `pg_query.proto`: field 2 is a token with the fields start (1),
/// end (2) and keyword_kind (5), absent ones being zero.
private struct TokenReader {
    private let message: UnsafeRawBufferPointer
    private var position = 0

    private struct Span {
        var start = 0
        var end = 0
        var keywordKind = 0
    }

    init(message: UnsafeRawBufferPointer) {
        self.message = message
    }

    /// The tokens; nil if the message is damaged or if the tokens leave out any part of the text
    /// but white space, because then a literal could slip through.
    func tokens(of text: UnsafeBufferPointer<UInt8>) -> [Token]? {
        guard let spans = spans() else { return nil }
        var tokens: [Token] = []
        tokens.reserveCapacity(spans.count)
        var covered = 0
        for (index, span) in spans.enumerated() {
            let next = index + 1 < spans.count ? spans[index + 1].start : text.count
            let end = Self.end(of: span, next: next, text)
            guard span.start >= covered, span.start < end, end <= text.count,
                text[covered..<span.start].allSatisfy(\.isSQLSpace)
            else { return nil }
            tokens.append(
                Token(
                    start: span.start, end: end,
                    kind: Token.kind(of: text, start: span.start, end: end),
                    isKeyword: span.keywordKind != 0, first: text[span.start]))
            covered = end
        }
        return text[covered...].allSatisfy(\.isSQLSpace) ? tokens : nil
    }

    /// The end as reported; of `U&'…'` and `U&"…"`, for which the library reports the end of their
    /// first character or none, the last character that is not white space before the next token.
    private static func end(
        of span: Span, next: Int, _ text: UnsafeBufferPointer<UInt8>
    ) -> Int {
        guard span.start >= 0, span.start + 2 < min(next, text.count),
            text[span.start].lowercased == UInt8(ascii: "u"),
            text[span.start + 1] == UInt8(ascii: "&"),
            text[span.start + 2] == UInt8(ascii: "'") || text[span.start + 2] == UInt8(ascii: "\"")
        else { return span.end }
        var end = min(next, text.count)
        while end > span.start, text[end - 1].isSQLSpace { end -= 1 }
        return end
    }

    private func spans() -> [Span]? {
        var reader = self
        var spans: [Span] = []
        spans.reserveCapacity(message.count / 8)
        while reader.position < message.count {
            guard let tag = reader.varint() else { return nil }
            guard tag == 2 << 3 | 2 else {
                guard reader.skip(tag) else { return nil }
                continue
            }
            guard let length = reader.varint(), length <= UInt64(message.count - reader.position),
                let span = reader.span(length: Int(length))
            else { return nil }
            spans.append(span)
        }
        return spans
    }

    private mutating func span(length: Int) -> Span? {
        let limit = position + length
        var span = Span()
        while position < limit {
            guard let tag = varint(), tag & 7 == 0, let value = varint() else { return nil }
            switch tag >> 3 {
            case 1: span.start = Int(truncatingIfNeeded: value)
            case 2: span.end = Int(truncatingIfNeeded: value)
            case 5: span.keywordKind = Int(truncatingIfNeeded: value)
            default: break
            }
        }
        return span
    }

    private mutating func varint() -> UInt64? {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while position < message.count, shift < 64 {
            let byte = message[position]
            position += 1
            value |= UInt64(byte & 0x7f) << shift
            if byte & 0x80 == 0 { return value }
            shift += 7
        }
        return nil
    }

    private mutating func skip(_ tag: UInt64) -> Bool {
        switch tag & 7 {
        case 0:
            return varint() != nil
        case 2:
            guard let length = varint(), length <= UInt64(message.count - position) else {
                return false
            }
            position += Int(length)
            return true
        default:
            return false
        }
    }
}
