import HTTPServer

/// Whether a request that acts was made by a page of ours.
///
/// Browsers say where a request comes from in headers that no page can forge: `Sec-Fetch-Site`, and
/// `Origin` on everything that is not a simple GET. Programs send neither; they have to bring a token
/// in the header `Authorization` then.
struct SameOrigin {
    /// Scheme, host and port of this server as the browser sees it.
    let origin: String

    /// What the headers say.
    enum Verdict: Hashable {
        /// From a page of ours.
        case same
        /// From elsewhere.
        case other
        /// Nothing is said.
        case unknown
    }

    func judge(_ headers: HTTPHeaders) -> Verdict {
        if let origin = headers["Origin"], origin != self.origin { return .other }
        switch headers["Sec-Fetch-Site"] {
        case "same-origin"?: return .same
        case nil: return headers["Origin"] == nil ? .unknown : .same
        default: return .other
        }
    }

    /// What a form must send back: known to whoever holds the token, and to nobody else.
    static func proof(for token: String) -> String {
        Hex.text(SHA256.hash(Array("muster form \(token)".utf8)))
    }

    /// Compares in time that does not depend on where two texts differ.
    static func isEqual(_ left: String, _ right: String) -> Bool {
        let (left, right) = (Array(left.utf8), Array(right.utf8))
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
