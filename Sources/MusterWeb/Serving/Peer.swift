import HTTPServer

/// Who is at the other end, through a proxy or not.
struct Peer: Sendable, Hashable {
    /// The address for limits and the log.
    let address: String
    /// Whether the browser's own connection is encrypted.
    let isSecure: Bool

    /// A proxy adds the address that it saw behind whatever the client wrote, so the last one counts.
    init(_ request: HTTPRequest, isBehindProxy: Bool) {
        guard isBehindProxy else {
            address = request.peer
            isSecure = request.isEncrypted
            return
        }
        let last = request.headers.values("X-Forwarded-For").last?
            .split(separator: ",").last.map { String($0.filter { $0 != " " && $0 != "\t" }) }
        address = last.flatMap { Self.isAddress($0) ? $0 : nil } ?? request.peer
        isSecure =
            request.isEncrypted
            || request.headers.values("X-Forwarded-Proto").last?.lowercased() == "https"
    }

    private static func isAddress(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 45
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
                    UInt8(ascii: "A")...UInt8(ascii: "F"), UInt8(ascii: "."), UInt8(ascii: ":"):
                    true
                default: false
                }
            }
    }
}
