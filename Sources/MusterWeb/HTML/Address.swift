import HTTPServer

/// Addresses within the server.
enum Address {
    /// A path with parameters.
    ///
    /// - Parameters:
    ///   - path: an encoded path.
    ///   - query: names and values; empty values are left out.
    /// - Returns: the address, encoded.
    static func of(_ path: String, _ query: [(name: String, value: String)] = []) -> String {
        let pairs = query.filter { !$0.value.isEmpty }
        return pairs.isEmpty ? path : "\(path)?\(FormEncoding.write(pairs))"
    }

    /// A segment of a path.
    ///
    /// - Parameter text: any text.
    /// - Returns: the text, encoded.
    static func segment(_ text: String) -> String { PercentEncoding.encode(text) }
}
