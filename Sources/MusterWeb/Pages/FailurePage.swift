import HTTPServer

/// The page that shows a failure: the four parts that every error has.
enum FailurePage {
    /// The page.
    ///
    /// - Parameters:
    ///   - failure: what went wrong.
    ///   - request: what was asked for.
    /// - Returns: the document.
    static func html(_ failure: WebFailure, for request: HTTPRequest) -> HTML {
        let detail: HTML = failure.detail.map { "<p>\($0)</p>" } ?? ""
        let hint: HTML = failure.hint.map { "<p>\($0)</p>" } ?? ""
        return PageShell.document(
            title: failure.message, path: request.path, principal: nil,
            """
            <h1>\(failure.message)</h1><div class="fault" role="alert"><p>\(Badge.of("error", .bad)) \
            <code>\(failure.code)</code></p>\(detail)\(hint)</div>\
            <p><a href="/">Home</a> · request \(request.id)</p>
            """)
    }
}
