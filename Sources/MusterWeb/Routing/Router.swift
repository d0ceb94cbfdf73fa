import HTTPServer

/// The way from a request to its route.
struct Router: Sendable {
    /// What a path and a method lead to.
    enum Finding: Sendable {
        case route(Route, parameters: [String: String])
        /// The path is known, the method is not; those that are, for the header Allow.
        case wrongMethod(allowed: [String])
        case nothing
    }

    let routes: [Route]
    private let byLength: [Int: [(pattern: RoutePattern, route: Route)]]

    init(_ routes: [Route]) {
        self.routes = routes
        byLength = Dictionary(
            grouping: routes.map { (pattern: RoutePattern($0.pattern), route: $0) }
        ) { $0.pattern.literals + $0.pattern.names.count }.mapValues {
            $0.sorted { $0.pattern.literals > $1.pattern.literals }
        }
    }

    /// Where a page and the API share a path, the page is for who asks for HTML.
    func find(
        _ method: HTTPMethod, _ segments: [String], wantsPage: Bool = false
    ) -> Finding {
        var allowed: Set<String> = []
        var found: (route: Route, parameters: [String: String], literals: Int)?
        let wanted = method == .head ? .get : method
        for (pattern, route) in byLength[segments.count] ?? [] {
            guard let parameters = pattern.match(segments) else { continue }
            if let found, found.literals > pattern.literals { break }
            if route.method == wanted {
                if (route.surface == .page) == wantsPage {
                    return .route(route, parameters: parameters)
                }
                if found == nil { found = (route, parameters, pattern.literals) }
            }
            allowed.insert(route.method.rawValue)
            if route.method == .get { allowed.insert("HEAD") }
        }
        if let found { return .route(found.route, parameters: found.parameters) }
        return allowed.isEmpty ? .nothing : .wrongMethod(allowed: allowed.sorted())
    }
}
