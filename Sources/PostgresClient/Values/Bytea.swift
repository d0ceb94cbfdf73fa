/// Bytes, as the type `bytea` holds them.
public struct Bytea: Sendable, Hashable {
    /// The bytes.
    public var bytes: [UInt8]

    /// Wraps bytes.
    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }
}

extension Bytea: PostgresEncodable {
    /// The hex form, `\x00ff`.
    public var postgresText: String? {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = Array(#"\x"#.utf8)
        text.reserveCapacity(2 + 2 * bytes.count)
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}

extension Bytea: PostgresDecodable {
    /// Reads the hex form and the older escape form, because `bytea_output` decides which arrives.
    public static func decode(postgresText text: String?) -> Bytea? {
        guard let text else { return nil }
        let source = Array(text.utf8)
        let bytes = source.starts(with: #"\x"#.utf8) ? fromHex(source) : fromEscaped(source)
        return bytes.map(Bytea.init)
    }

    private static func fromHex(_ text: [UInt8]) -> [UInt8]? {
        guard text.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 2 - 1)
        for index in stride(from: 2, to: text.count, by: 2) {
            guard let high = nibble(text[index]), let low = nibble(text[index + 1]) else {
                return nil
            }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    private static func nibble(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    private static func fromEscaped(_ text: [UInt8]) -> [UInt8]? {
        var bytes: [UInt8] = []
        var rest = text[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\") else {
                bytes.append(byte)
                continue
            }
            if rest.first == byte {
                bytes.append(byte)
                rest.removeFirst()
                continue
            }
            guard rest.count >= 3,
                let octal = UInt8(String(decoding: rest.prefix(3), as: UTF8.self), radix: 8)
            else { return nil }
            bytes.append(octal)
            rest.removeFirst(3)
        }
        return bytes
    }
}
