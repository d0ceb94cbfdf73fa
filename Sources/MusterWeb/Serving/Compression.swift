import HTTPServer

/// Answers that are worth it are sent compressed to who can read that.
///
/// That what a caller wrote stands in one page with the proof of its forms does no harm: the cookie is
/// SameSite=Strict, so no page of somebody else's can ask for that page again and again and watch its
/// length (BREACH).
enum Compression {
    private static let smallest = 1_024
    private static let types = [
        "text/", "application/json", "application/openmetrics-text", "image/svg+xml",
    ]

    static func apply(to response: inout HTTPResponse, accepted: String?) {
        let type = response.header("Content-Type") ?? ""
        guard types.contains(where: type.hasPrefix) else { return }
        response.headers.append(("Vary", "Accept-Encoding, Cookie"))
        guard response.body.count > smallest, response.header("Content-Encoding") == nil,
            accepts(accepted ?? ""), let compressed = Gzip.compress(response.body)
        else { return }
        response.body = compressed
        response.headers.append(("Content-Encoding", "gzip"))
    }

    /// Whether a list such as `br, gzip;q=0.8` names gzip, and not with `q=0`.
    static func accepts(_ list: String) -> Bool {
        list.lowercased().split(separator: ",").contains { item in
            let parts = item.split(separator: ";").map { $0.filter { $0 != " " } }
            guard parts.first == "gzip" else { return false }
            let quality = parts.dropFirst().first { $0.hasPrefix("q=") }?.dropFirst(2)
            return quality.map { (Double($0) ?? 0) > 0 } ?? true
        }
    }
}
