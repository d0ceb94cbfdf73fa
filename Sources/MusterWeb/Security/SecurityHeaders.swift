import HTTPServer

/// What every answer tells the browser.
enum SecurityHeaders {
    /// Adds the headers that are not there yet.
    static func add(to response: inout HTTPResponse, isSecure: Bool) {
        let type = response.header("Content-Type") ?? ""
        let policy =
            type.hasPrefix("text/html") ? pagePolicy : "default-src 'none'; frame-ancestors 'none'"
        var headers = [
            ("Content-Security-Policy", policy),
            ("X-Content-Type-Options", "nosniff"),
            // "no-referrer" would make browsers send the origin null with our own forms.
            ("Referrer-Policy", "same-origin"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Permissions-Policy", "interest-cohort=()"),
            ("Cache-Control", "no-store"),
        ]
        if isSecure { headers.append(("Strict-Transport-Security", "max-age=31536000")) }
        for (name, value) in headers where response.header(name) == nil {
            response.headers.append((name, value))
        }
    }

    private static let pagePolicy = """
        default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
        connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'
        """
}
