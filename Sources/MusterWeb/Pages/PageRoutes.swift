import HTTPServer

/// The pages.
public enum PageRoutes {
    /// Every route that answers with a page or with what a page needs.
    public static let all: [Route] = []

    /// The page that asks for a token; its form posts `token` and `next` to `/login`.
    ///
    /// - Parameters:
    ///   - failure: why the last try failed.
    ///   - next: where to go afterwards.
    /// - Returns: the page.
    static func login(failure: WebFailure?, next: String) -> HTTPResponse {
        .text(failure?.message ?? "log in", status: failure?.status ?? 200)
    }

    /// The page that shows a failure.
    ///
    /// - Parameters:
    ///   - failure: what went wrong.
    ///   - request: what was asked for.
    /// - Returns: the page.
    static func failure(_ failure: WebFailure, for request: HTTPRequest) -> HTTPResponse {
        .text("\(failure.code): \(failure.message)", status: failure.status)
    }
}
