import HTTPServer

/// What a request shows to prove whose it is.
enum Credential: Sendable, Hashable {
    /// The header `Authorization: Bearer`, which no browser sends by itself.
    case bearer(String)
    /// The cookie of the login page, which browsers send by themselves.
    case cookie(String)
    /// A header that is there and cannot be understood.
    case unreadable
    /// Nothing.
    case none

    /// The cookie's name: with the prefix, browsers take it from a TLS page of this very host only.
    static func cookieName(isSecure: Bool) -> String {
        isSecure ? "__Host-muster" : "muster"
    }

    init(headers: HTTPHeaders, cookie: (String) -> String?, isSecure: Bool) {
        if let header = headers["Authorization"] {
            let parts = header.split(separator: " ", omittingEmptySubsequences: true)
            if parts.count == 2, parts[0].lowercased() == "bearer", Self.isToken(parts[1]) {
                self = .bearer(String(parts[1]))
            } else {
                self = .unreadable
            }
        } else if let value = cookie(Self.cookieName(isSecure: isSecure)), !value.isEmpty {
            self = Self.isToken(value[...]) ? .cookie(value) : .unreadable
        } else {
            self = .none
        }
    }

    /// The token, if there is one.
    var token: String? {
        switch self {
        case .bearer(let token), .cookie(let token): token
        case .unreadable, .none: nil
        }
    }

    /// Whether browsers attach it without being asked by one of our pages.
    var isAmbient: Bool {
        switch self {
        case .bearer: false
        case .cookie, .unreadable, .none: true
        }
    }

    /// The shape of a token; whether there is such a one the database knows.
    static func isToken(_ text: Substring) -> Bool {
        text.utf8.count == 50 && text.hasPrefix("muster_")
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"),
                    UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                    UInt8(ascii: "-"), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
    }
}
