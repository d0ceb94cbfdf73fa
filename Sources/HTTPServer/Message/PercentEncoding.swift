/// Bytes written as `%` and two hexadecimal digits.
public enum PercentEncoding {
    /// Decodes to text that is UTF-8 and holds no control character.
    ///
    /// - Parameters:
    ///   - bytes: the encoded text.
    ///   - plusIsSpace: whether `+` stands for a space, as forms write it.
    ///   - allowsLineBreaks: whether tab, CR and LF may be encoded, as in the text area of a form.
    /// - Returns: the text.
    /// - Throws: ``RequestTarget/Fault``.
    static func decode(
        _ bytes: ArraySlice<UInt8>, plusIsSpace: Bool = false, allowsLineBreaks: Bool = false
    ) throws(RequestTarget.Fault) -> String {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var rest = bytes
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%") {
                guard let high = rest.popFirst().flatMap(digit),
                    let low = rest.popFirst().flatMap(digit)
                else { throw .badEscape }
                decoded.append(high << 4 | low)
            } else if plusIsSpace && byte == UInt8(ascii: "+") {
                decoded.append(0x20)
            } else {
                decoded.append(byte)
            }
        }
        guard let text = String(validating: decoded, as: UTF8.self) else { throw .notUTF8 }
        let isClean = text.unicodeScalars.allSatisfy { scalar in
            switch scalar.value {
            case 0x09, 0x0A, 0x0D: allowsLineBreaks
            default: scalar.properties.generalCategory != .control
            }
        }
        guard isClean else { throw .badByte }
        return text
    }

    /// Encodes everything but the unreserved characters of RFC 3986, for a segment or a parameter.
    ///
    /// - Parameter text: any text.
    /// - Returns: the text, safe in a path and in a query.
    public static func encode(_ text: String) -> String {
        var encoded: [UInt8] = []
        for byte in text.utf8 {
            if isUnreserved(byte) {
                encoded.append(byte)
            } else {
                encoded.append(UInt8(ascii: "%"))
                encoded.append(digits[Int(byte >> 4)])
                encoded.append(digits[Int(byte & 15)])
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }

    private static let digits = Array("0123456789ABCDEF".utf8)

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
            UInt8(ascii: "_"), UInt8(ascii: "~"):
            true
        default:
            false
        }
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
