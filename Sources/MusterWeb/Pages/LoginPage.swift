/// The page that asks for a token.
enum LoginPage {
    /// The page.
    ///
    /// - Parameters:
    ///   - failure: why the last try failed.
    ///   - next: where to go afterwards.
    /// - Returns: the document.
    static func html(failure: WebFailure?, next: String) -> HTML {
        let fault: HTML =
            failure.map {
                "<p class=\"fault\" role=\"alert\">\($0.message). \($0.hint ?? "")</p>"
            } ?? ""
        return PageShell.document(
            title: "Log in", path: "/login", principal: nil,
            """
            <h1>Log in</h1>\(fault)<section><form method="post" action="/login">\
            <input type="hidden" name="next" value="\(next)">\
            <label>Token <input type="password" name="token" autocomplete="off" required></label>\
            <button>Log in</button></form>\
            <p class="note">Whoever runs Muster makes one:</p>\
            <pre class="sql" tabindex="0">muster token create my-name --kind operator</pre></section>
            """)
    }
}
