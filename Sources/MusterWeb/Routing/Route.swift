public import HTTPServer

/// One thing that the server answers.
public struct Route: Sendable {
    /// Answers a request; what it throws becomes the error body or the error page.
    public typealias Handler = @Sendable (RouteContext) async throws -> HTTPResponse

    /// How a failure is shown, and whether the route is part of the API's description.
    public enum Surface: Sendable, Hashable {
        /// A page for people: errors are pages, who is not logged in is sent to the login.
        case page
        /// For programs: errors are `{code, message, detail, hint}`.
        case api
        /// The protocol of profiling agents: errors are `{detail: …}`.
        case agentProtocol
    }

    /// The method; `get` also answers HEAD.
    public let method: HTTPMethod
    /// The path: `/queries/:id`; a segment with a colon matches any one segment and is named.
    public let pattern: String
    /// The least role.
    public let access: Access
    /// One line for the description of the API.
    public let summary: String
    /// How failures are shown.
    public let surface: Surface
    /// How many bytes the body may have.
    public let bodyLimit: Int
    /// Parameters, body and answer, for the description of the API; nil for pages.
    public let schema: RouteSchema?
    /// Answers.
    public let handler: Handler

    /// Makes a route.
    ///
    /// - Parameters:
    ///   - method: the method.
    ///   - pattern: the path.
    ///   - access: the least role.
    ///   - summary: one line for the description of the API.
    ///   - surface: how failures are shown.
    ///   - bodyLimit: how many bytes the body may have.
    ///   - schema: parameters, body and answer.
    ///   - handler: answers.
    public init(
        _ method: HTTPMethod, _ pattern: String, access: Access, summary: String,
        surface: Surface = .page, bodyLimit: Int = 65_536, schema: RouteSchema? = nil,
        handler: @escaping Handler
    ) {
        self.method = method
        self.pattern = pattern
        self.access = access
        self.summary = summary
        self.surface = surface
        self.bodyLimit = bodyLimit
        self.schema = schema
        self.handler = handler
    }
}
