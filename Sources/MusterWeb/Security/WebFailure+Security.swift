extension WebFailure {
    /// Nobody has logged in, and the route needs somebody.
    static let notLoggedIn = WebFailure(
        401, "MU302", "no valid token",
        hint: "Send the header Authorization: Bearer with a token, or log in at /login.")

    /// The token's role is not enough.
    static func insufficient(_ access: Access) -> WebFailure {
        WebFailure(
            403, "MU301", "insufficient role",
            detail: "It needs a token of the kind \(access.rawValue).",
            hint: "Ask for a token that may do this.")
    }

    /// A page of another site, or a program that behaves like one.
    static let otherSite = WebFailure(
        403, "MU303", "request from another site",
        detail: "A request that acts with the cookie of the login has to come from a page of ours.",
        hint: "Use the page, or send the token in the header Authorization.")

    /// The Host header names another server.
    static let unknownHost = WebFailure(
        421, "MU003", "the Host header does not name this server",
        hint: "Start the server with --host NAME for every name that leads to it.")

    /// Somebody asks too often.
    static func tooMany(retryAfter seconds: Int) -> WebFailure {
        WebFailure(
            429, "MU304", "too many requests",
            hint: "Wait as long as the header Retry-After says.", retryAfter: seconds)
    }
}
