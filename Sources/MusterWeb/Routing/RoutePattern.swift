/// The path of a route: `/queries/:id`.
struct RoutePattern: Sendable, Hashable {
    private enum Part: Sendable, Hashable {
        case literal(String)
        case named(String)
    }

    private let parts: [Part]

    init(_ text: String) {
        parts = text.split(separator: "/").map {
            $0.hasPrefix(":") ? .named(String($0.dropFirst())) : .literal(String($0))
        }
    }

    /// The names of the parts that match anything.
    var names: [String] {
        parts.compactMap { part in
            if case .named(let name) = part { return name }
            return nil
        }
    }

    /// How many parts are spelt out; of two routes that match, the one with more is meant.
    var literals: Int { parts.count - names.count }

    /// The named parts of a path; nil when it does not match.
    func match(_ segments: [String]) -> [String: String]? {
        guard segments.count == parts.count else { return nil }
        var named: [String: String] = [:]
        for (part, segment) in zip(parts, segments) {
            switch part {
            case .literal(let text): guard text == segment else { return nil }
            case .named(let name): named[name] = segment
            }
        }
        return named
    }
}
