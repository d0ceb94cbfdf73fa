/// The identity of a statement without its literals: two texts that differ only in literals, white
/// space, comments, letter case or list lengths have the same fingerprint.
public struct Fingerprint: Sendable, Hashable, Comparable {
    /// The 64 bits that identify the statement.
    public let rawValue: UInt64

    /// Makes a fingerprint of its 64 bits.
    public init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    /// Orders fingerprints by their hexadecimal text.
    public static func < (left: Fingerprint, right: Fingerprint) -> Bool {
        left.rawValue < right.rawValue
    }
}

extension Fingerprint: LosslessStringConvertible {
    /// Reads the 16 hexadecimal digits that `description` writes; nil for any other text.
    public init?(_ description: String) {
        guard description.utf8.count == 16, description.utf8.allSatisfy(Self.isLowerHexDigit),
            let bits = UInt64(description, radix: 16)
        else { return nil }
        self.init(rawValue: bits)
    }

    /// Sixteen lower-case hexadecimal digits.
    public var description: String {
        let digits = String(rawValue, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }

    private static func isLowerHexDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
    }
}

extension Fingerprint: Codable {
    /// Decodes the 16 hexadecimal digits.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let fingerprint = Fingerprint(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "a fingerprint is 16 lower-case hexadecimal digits"
            )
        }
        self = fingerprint
    }

    /// Encodes the 16 hexadecimal digits.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
