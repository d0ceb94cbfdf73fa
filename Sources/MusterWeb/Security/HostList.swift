/// The names under which this server may be called.
///
/// A page of somebody else's can make a browser call any address under the page's own name (DNS
/// rebinding), and would then be of the same origin; the name gives it away.
struct HostList: Sendable {
    private let names: Set<String>

    /// - Parameter names: host names and addresses without ports; addresses of version 6 in brackets.
    init(_ names: some Sequence<String>) {
        self.names = Set(names.map { $0.lowercased() })
    }

    /// Whether the value of a Host header names this server.
    func contains(_ header: String) -> Bool {
        guard let name = Self.name(of: header) else { return false }
        return names.contains(name)
    }

    /// The name without the port, in lower case; nil when it is not written as it should be.
    static func name(of header: String) -> String? {
        let text = header.lowercased()
        let name: Substring
        let rest: Substring
        if text.hasPrefix("[") {
            guard let end = text.firstIndex(of: "]") else { return nil }
            name = text[...end]
            rest = text[text.index(after: end)...]
        } else {
            let colon = text.firstIndex(of: ":") ?? text.endIndex
            name = text[..<colon]
            rest = text[colon...]
        }
        let isPort =
            rest.isEmpty
            || (rest.first == ":" && rest.count > 1
                && rest.dropFirst().utf8.allSatisfy {
                    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                })
        return name.isEmpty || !isPort ? nil : String(name)
    }
}
