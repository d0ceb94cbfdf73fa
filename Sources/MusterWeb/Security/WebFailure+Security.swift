extension WebFailure {
    /// Nobody has logged in, and the route needs somebody.
    static let notLoggedIn = WebFailure(
        401, "MU302", "no valid token",
        hint: "Send the header Authorization: Bearer with a token, or log in at /login.")
}
