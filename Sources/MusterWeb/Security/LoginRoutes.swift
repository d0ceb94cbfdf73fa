import HTTPServer

/// From a token to a cookie and back.
struct LoginRoutes: Sendable {
    let authenticator: Authenticator
    let isBehindProxy: Bool

    /// How long a browser keeps the cookie; the token's own end comes first if it is nearer.
    private static let cookieSeconds = 43_200

    var all: [Route] {
        [
            Route(.get, "/login", access: .anyone, summary: "The page that asks for a token") {
                PageRoutes.login(failure: nil, next: Self.next($0.request.queryValue("next")))
            },
            Route(.post, "/login", access: .anyone, summary: "Takes a token", bodyLimit: 8_192) {
                try await logIn($0.request)
            },
            Route(.post, "/logout", access: .anyone, summary: "Forgets the token", bodyLimit: 8_192)
            {
                logOut($0.request)
            },
        ]
    }

    private func logIn(_ request: HTTPRequest) async throws -> HTTPResponse {
        let form = try request.form()
        let next = Self.next(form.first { $0.name == "next" }?.value)
        let peer = Peer(request, isBehindProxy: isBehindProxy)
        let token = (form.first { $0.name == "token" }?.value ?? "").filter { !$0.isWhitespace }
        guard Credential.isToken(token[...]),
            try await authenticator.principal(token, from: peer.address, at: monotonicSeconds())
                != nil
        else {
            let failure = WebFailure(
                401, "MU302", "that is no valid token",
                detail: "It is not known, was revoked, or has expired.",
                hint: "Make one by: muster token create NAME --kind reader")
            var page = PageRoutes.login(failure: failure, next: next)
            page.status = failure.status
            return page
        }
        var response = HTTPResponse.redirect(to: next)
        response.headers.append(
            ("Set-Cookie", Self.cookie(token, seconds: Self.cookieSeconds, peer.isSecure)))
        return response
    }

    private func logOut(_ request: HTTPRequest) -> HTTPResponse {
        let peer = Peer(request, isBehindProxy: isBehindProxy)
        var response = HTTPResponse.redirect(to: "/login")
        response.headers.append(("Set-Cookie", Self.cookie("", seconds: 0, peer.isSecure)))
        return response
    }

    /// The cookie: for this host only, never for scripts, never with a request from another site.
    private static func cookie(_ value: String, seconds: Int, _ isSecure: Bool) -> String {
        let name = Credential.cookieName(isSecure: isSecure)
        return "\(name)=\(value); Path=/; HttpOnly; SameSite=Strict; Max-Age=\(seconds)"
            + (isSecure ? "; Secure" : "")
    }

    /// Where to go afterwards: a page of ours, or the first one.
    static func next(_ asked: String?) -> String {
        guard let asked, (try? RequestTarget(asked)) != nil else { return "/" }
        return asked
    }
}
