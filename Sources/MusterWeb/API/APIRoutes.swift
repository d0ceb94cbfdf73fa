import HTTPServer
import MusterDatabase

/// Everything that answers with JSON.
enum APIRoutes {
    static let all = advisor + fleet + profiling + metering + batch + core + lists

    /// The limit of bodies that carry inventories or many rows.
    static let largeBody = 8 << 20

    /// A route for programs.
    static func route(
        _ method: HTTPMethod, _ pattern: String, _ access: Access, _ summary: String,
        _ schema: RouteSchema, bodyLimit: Int = 65_536, _ handler: @escaping Route.Handler
    ) -> Route {
        Route(
            method, pattern, access: access, summary: summary, surface: .api, bodyLimit: bodyLimit,
            schema: schema, handler: handler)
    }

    /// The document of something that may not be there.
    static func found(_ document: String?) throws(WebFailure) -> HTTPResponse {
        guard let document else { throw .notFound }
        return .json(document)
    }
}
