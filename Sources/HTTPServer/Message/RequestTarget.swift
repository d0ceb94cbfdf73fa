/// Path and query of a request, taken apart and decoded.
///
/// Strict, so that nobody in front and nobody behind can read it otherwise: origin form only; no
/// fragment, no raw byte outside visible ASCII; every `%` is followed by two hexadecimal digits; what
/// is decoded is UTF-8 without control characters; a segment is never empty, `.` or `..`, and never
/// hides a slash or a backslash.
public struct RequestTarget: Sendable {
    /// As it was sent.
    public let raw: String
    /// The path, decoded.
    public let path: String
    /// The parts of the path, decoded.
    public let segments: [String]
    /// The parameters, decoded, in order.
    public let query: [(name: String, value: String)]

    /// Why a target is refused.
    public enum Fault: String, Error, Sendable, Hashable {
        /// It does not begin with a slash: absolute form, `*`, or nothing.
        case notOriginForm = "the target does not begin with a slash"
        /// A byte outside of what a target may hold, raw or encoded.
        case badByte = "the target holds a byte that is not allowed"
        /// A `%` without two hexadecimal digits.
        case badEscape = "the target holds a % without two hexadecimal digits"
        /// An escape that decodes to something that is not UTF-8.
        case notUTF8 = "the target is not UTF-8"
        /// An empty, `.` or `..` segment, or one with an encoded slash.
        case badSegment = "the path holds an empty, relative or hidden segment"
    }

    /// Takes a target apart.
    ///
    /// - Parameter raw: path and query as sent.
    /// - Throws: ``Fault``.
    public init(_ raw: String) throws(Fault) {
        try self.init(Array(raw.utf8))
    }

    /// Takes a target apart that came as bytes.
    ///
    /// - Parameter bytes: path and query as sent.
    /// - Throws: ``Fault``.
    public init(_ bytes: [UInt8]) throws(Fault) {
        guard bytes.first == UInt8(ascii: "/") else { throw .notOriginForm }
        guard bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "#") }) else {
            throw .badByte
        }
        raw = String(decoding: bytes, as: UTF8.self)
        let mark = bytes.firstIndex(of: UInt8(ascii: "?")) ?? bytes.endIndex
        segments = try Self.segments(bytes[..<mark])
        path = "/" + segments.joined(separator: "/")
        query = try FormEncoding.parse(bytes[mark...].dropFirst())
    }

    private static func segments(_ path: ArraySlice<UInt8>) throws(Fault) -> [String] {
        if path.count == 1 { return [] }
        var segments: [String] = []
        for part in path.dropFirst().split(
            separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        {
            let segment = try PercentEncoding.decode(part)
            let isHidden = segment.utf8.contains { $0 == UInt8(ascii: "/") || $0 == 0x5C }
            guard !segment.isEmpty, segment != ".", segment != "..", !isHidden else {
                throw .badSegment
            }
            segments.append(segment)
        }
        return segments
    }
}
