import HTTPServer

/// A file that pages load, carried in the program.
struct Asset: Sendable {
    /// Its name, with the beginning of its checksum: another content has another address.
    let name: String
    /// Its media type.
    let type: String
    /// What is in it.
    let content: String

    /// Where it is.
    var address: String { "/assets/\(name)" }

    /// Its route.
    ///
    /// The content of an address never changes, so whoever has it need not ask again.
    var route: Route {
        Route(.get, address, access: .anyone, summary: "a file that pages load") { context in
            let tag = "\"\(name)\""
            let headers = [
                ("Cache-Control", "public, max-age=31536000, immutable"), ("ETag", tag),
            ]
            if context.request.headers["If-None-Match"] == tag {
                return HTTPResponse(status: 304, headers: headers)
            }
            var response = HTTPResponse.content(content, type: type)
            response.headers += headers
            return response
        }
    }
}
