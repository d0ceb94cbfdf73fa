import HTTPServer

/// The pages.
public enum PageRoutes {
    /// Every route that answers with a page or with what a page needs.
    public static let all: [Route] =
        HomePage.routes + QueriesPage.routes + QueryPage.routes + AskPage.routes
        + AdvicePage.routes + FleetPage.routes + ClaimsPage.routes + ProfilingPage.routes
        + UsagePage.routes + BatchPage.routes + ServerPages.routes + Asset.all.map(\.route)

    /// The page that asks for a token; its form posts `token` and `next` to `/login`.
    ///
    /// - Parameters:
    ///   - failure: why the last try failed.
    ///   - next: where to go afterwards.
    /// - Returns: the page.
    static func login(failure: WebFailure?, next: String) -> HTTPResponse {
        .html(LoginPage.html(failure: failure, next: next).markup, status: failure?.status ?? 200)
    }

    /// The page that shows a failure.
    ///
    /// - Parameters:
    ///   - failure: what went wrong.
    ///   - request: what was asked for.
    /// - Returns: the page.
    static func failure(_ failure: WebFailure, for request: HTTPRequest) -> HTTPResponse {
        .html(FailurePage.html(failure, for: request).markup, status: failure.status)
    }
}
