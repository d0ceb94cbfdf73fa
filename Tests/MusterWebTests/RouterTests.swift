import HTTPServer
import Muster
import Testing

@testable import MusterWeb

@Suite struct RouterTests {
    private func route(
        _ method: HTTPMethod, _ pattern: String, _ surface: Route.Surface = .api
    ) -> Route {
        Route(method, pattern, access: .anyone, summary: pattern, surface: surface) { _ in .text("")
        }
    }

    private func found(
        _ router: Router, _ method: HTTPMethod, _ path: String, page: Bool = false
    ) -> String {
        let segments = path.split(separator: "/").map(String.init)
        switch router.find(method, segments, wantsPage: page) {
        case .route(let route, let parameters):
            let named = parameters.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
            return ([route.pattern, route.surface == .page ? "page" : "api"] + named)
                .joined(separator: " ")
        case .wrongMethod(let allowed): return "405 \(allowed)"
        case .nothing: return "404"
        }
    }

    @Test func finds() {
        let router = Router([
            route(.get, "/"), route(.get, "/queries/:id"), route(.get, "/queries/new"),
            route(.post, "/queries/:id"), route(.get, "/a/:b/c/:d"),
            route(.get, "/queries/:id", .page),
        ])
        #expect(found(router, .get, "/") == "/ api")
        #expect(found(router, .get, "/queries/7") == "/queries/:id api id=7")
        #expect(found(router, .get, "/queries/7", page: true) == "/queries/:id page id=7")
        #expect(found(router, .get, "/queries/new") == "/queries/new api")
        #expect(found(router, .get, "/queries/new", page: true) == "/queries/new api")
        #expect(found(router, .head, "/queries/7") == "/queries/:id api id=7")
        #expect(found(router, .get, "/a/1/c/2") == "/a/:b/c/:d api b=1 d=2")
        #expect(found(router, .get, "/a/1/x/2") == "404")
        #expect(found(router, .delete, "/queries/7") == #"405 ["GET", "HEAD", "POST"]"#)
        #expect(found(router, .get, "/queries") == "404")
    }

    @Test func everyRouteIsReachableAndDescribed() throws {
        let routes = APIRoutes.all
        let keys = routes.map { "\($0.method.rawValue) \($0.pattern)" }
        #expect(Set(keys).count == keys.count)
        #expect(routes.allSatisfy { $0.schema != nil && $0.access != .anyone })
        let document = OpenAPI.document(routes)
        let paths = try #require(document["paths"]?.objectValue)
        #expect(paths["/queries/{id}"]?["get"]?["x-muster-access"]?.stringValue == "reader")
        let operations = paths.values.reduce(0) { $0 + ($1.objectValue?.count ?? 0) }
        #expect(operations == routes.count)
        let ids = paths.values.flatMap { ($0.objectValue ?? [:]).values }
            .compactMap { $0["operationId"]?.stringValue }
        #expect(Set(ids).count == ids.count)
    }

    @Test func writesAskForMoreThanReading() {
        for route in APIRoutes.all where !route.method.isSafe && !route.pattern.hasSuffix("/chat") {
            #expect(route.access != .reader, "\(route.pattern)")
        }
    }
}
