import HTTPServer
import MusterDatabase

/// The document around a page.
struct PageShell {
    /// The request.
    let context: RouteContext
    /// The page.
    let page: Page
    /// Its lists, in order.
    let results: [PanelResult]

    /// The whole document.
    var html: HTML {
        Self.document(
            title: page.title, path: context.request.path, principal: context.principal,
            csrf: context.csrf, refresh: results.compactMap(\.refresh).min(),
            "\(Notice.html(context.request))\(content)")
    }

    private var content: HTML {
        var results = results[...]
        var isFirst = true
        var body: HTML = """
            <h1>\(page.title)</h1>\(page.intro.isEmpty ? "" : "<p class=\"intro\">\(page.intro)</p>" as HTML)
            """
        for block in page.blocks {
            switch block {
            case .html(let html): body += html
            case .panel:
                guard let result = results.popFirst() else { continue }
                body +=
                    PanelView(
                        result: result, isFirst: isFirst, request: context.request, twin: twin
                    ).html
                isFirst = false
            }
        }
        return body
    }

    private var twin: String {
        let path = context.request.path
        return path == "/" ? "/pages/home" : context.parameters.isEmpty ? path : path + "/list"
    }

    /// The document with any content.
    ///
    /// - Parameters:
    ///   - title: of the document.
    ///   - path: where the reader is.
    ///   - principal: who reads.
    ///   - csrf: what proves that the form to log out was ours; none without a cookie.
    ///   - refresh: after how many seconds a browser without script asks again.
    ///   - content: what is in it.
    /// - Returns: the document.
    static func document(
        title: String, path: String, principal: Principal?, csrf: String = "", refresh: Int? = nil,
        _ content: HTML
    ) -> HTML {
        let again: HTML =
            refresh.map {
                "<noscript><meta http-equiv=\"refresh\" content=\"\(max($0, 2))\"></noscript>"
            } ?? ""
        return """
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>\(title) · Muster</title>\
            <meta name="viewport" content="width=device-width, initial-scale=1">\
            <meta name="color-scheme" content="light dark">\
            <meta name="htmx-config" content='{"includeIndicatorStyles":false,"allowEval":false,\
            "selfRequestsOnly":true,"historyEnabled":false}'>\(again)\
            <link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' \
            viewBox='0 0 8 8'%3E%3Cpath d='M0 8V0h2l2 3 2-3h2v8H6V3L4 6 2 3v5z' fill='%23186a8d'/%3E%3C/svg%3E">\
            <link rel="stylesheet" href="\(Asset.style.address)">\
            <script src="\(Asset.htmx.address)" defer></script>\
            <script src="\(Asset.script.address)" defer></script></head><body>\
            <a class="skip" href="#main">To the content</a>\
            <header><a class="brand" href="/">Muster</a>\
            \(principal == nil ? "" : navigation(path))\(who(principal, csrf))</header>\
            <main id="main">\(content)</main>\
            <footer><span id="zone">All times are UTC.</span> Every list shows its SQL. \
            <a href="/openapi.json">API</a></footer></body></html>
            """
    }

    private static func navigation(_ path: String) -> HTML {
        let groups = Navigation.groups.map { group -> HTML in
            let links = group.links.map { link -> HTML in
                let isHere =
                    path == link.path || (link.path != "/" && path.hasPrefix(link.path + "/"))
                    || link.others.contains { path.hasPrefix($0) }
                let mark: HTML = isHere ? " aria-current=\"page\"" : ""
                return "<a href=\"\(link.path)\"\(mark)>\(link.title)</a>"
            }
            return "<span class=\"group\">\(links)</span>"
        }
        return "<nav aria-label=\"Pages\">\(groups)</nav>"
    }

    private static func who(_ principal: Principal?, _ csrf: String) -> HTML {
        guard let principal else { return "" }
        let word = "\(principal.name) (\(principal.kind.rawValue))"
        if csrf.isEmpty || principal.isAnonymous {
            return "<span class=\"who\">\(word) <a href=\"/login\">Log in</a></span>"
        }
        return """
            <span class="who">\(word) \(Form.post("/logout", csrf: csrf, label: "Log out"))</span>
            """
    }
}
