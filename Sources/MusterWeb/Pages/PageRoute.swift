import HTTPServer

/// Makes the routes of pages and of their forms.
enum PageRoute {
    /// A page with its twins for programs.
    ///
    /// - Parameters:
    ///   - path: the pattern.
    ///   - summary: what the page is.
    ///   - make: says what is on the page.
    /// - Returns: the routes.
    static func page(
        _ path: String, _ summary: String,
        _ make: @escaping @Sendable (RouteContext) async throws -> Page
    ) -> [Route] {
        let twin = path == "/" ? "/pages/home" : path
        // A twin of a page with a key has its ending on a segment of its own, because a segment is
        // named as a whole.
        let ending = path.contains("/:") ? "/list" : ""
        return [path, "\(twin)\(ending).json", "\(twin)\(ending).csv"].map { pattern in
            Route(.get, pattern, access: .reader, summary: summary) { context in
                try await PageAnswer.answer(try await make(context), context)
            }
        }
    }

    /// A form that changes something.
    ///
    /// - Parameters:
    ///   - path: the pattern.
    ///   - summary: what it does.
    ///   - act: does it, and says where to go then.
    /// - Returns: the route.
    static func action(
        _ path: String, _ summary: String,
        _ act: @escaping @Sendable (RouteContext, FormFields) async throws -> String
    ) -> Route {
        Route(.post, path, access: .operatorRole, summary: summary) { context in
            let fields = try FormFields(context.request)
            return .redirect(to: try await act(context, fields))
        }
    }
}
