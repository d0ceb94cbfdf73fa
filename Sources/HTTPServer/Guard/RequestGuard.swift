/// The rules that a request's head has to keep, so that nobody in front of this server can have read
/// it otherwise.
///
/// The library accepts a length beside an encoding, two lengths, two hosts, a space before the colon,
/// folded lines and more, and would take what follows for another request. What is refused here ends
/// the connection.
struct RequestGuard {
    let method: HTTPMethod
    /// The length that the body has, as the header says.
    let bodyLength: Int

    /// Checks a head.
    ///
    /// - Parameters:
    ///   - method: as sent.
    ///   - version: as sent.
    ///   - headers: in the order of the request.
    /// - Throws: ``Refusal``.
    init(method: String, version: String, headers: HTTPHeaders) throws(Refusal) {
        guard version == "HTTP/1.1" else {
            throw Refusal(505, "the protocol has to be HTTP/1.1")
        }
        guard let known = HTTPMethod(rawValue: method) else {
            throw Refusal(501, "the method is not known")
        }
        self.method = known
        for field in headers.fields {
            guard Self.isToken(field.name) else {
                throw Refusal(400, "a header's name is not a token")
            }
            guard field.value.utf8.allSatisfy(Self.isVisible) else {
                throw Refusal(400, "a header's value holds a control character")
            }
        }
        guard headers.values("Host").count == 1, let host = headers["Host"], !host.isEmpty else {
            throw Refusal(400, "there has to be one Host header")
        }
        guard headers.values("Transfer-Encoding").isEmpty else {
            throw Refusal(411, "the body needs a Content-Length, not a Transfer-Encoding")
        }
        bodyLength = try Self.length(headers.values("Content-Length"))
        guard headers.values("Content-Encoding").isEmpty else {
            throw Refusal(415, "the body has to be sent as it is, without Content-Encoding")
        }
        if let expected = headers["Expect"] {
            guard expected.lowercased() == "100-continue" else {
                throw Refusal(417, "only 100-continue can be expected")
            }
        }
        for name in ["Authorization", "Content-Type", "Cookie", "Origin"] {
            guard headers.values(name).count < 2 else {
                throw Refusal(400, "a header is there twice")
            }
        }
    }

    private static func length(_ values: [String]) throws(Refusal) -> Int {
        guard values.count < 2 else { throw Refusal(400, "there are two Content-Length headers") }
        guard let text = values.first else { return 0 }
        guard !text.isEmpty, text.utf8.count < 16,
            text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            let length = Int(text)
        else { throw Refusal(400, "the Content-Length is not a number of bytes") }
        return length
    }

    /// Space, tab and everything visible; bytes above ASCII are left to whoever reads the value.
    private static func isVisible(_ byte: UInt8) -> Bool {
        byte == 0x09 || (byte >= 0x20 && byte != 0x7F)
    }

    private static func isToken(_ name: String) -> Bool {
        !name.isEmpty
            && name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"),
                    UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                    true
                default:
                    "!#$%&'*+-.^_`|~".utf8.contains(byte)
                }
            }
    }
}
