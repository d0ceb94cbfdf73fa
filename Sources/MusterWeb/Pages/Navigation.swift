/// Where one can go from every page.
struct Navigation: Sendable {
    /// A page.
    struct Link: Sendable {
        let path: String
        let title: String
        /// Beginnings of paths that belong to it too.
        var others: [String] = []
    }

    /// Pages that belong together.
    let links: [Link]

    /// All of them, in order.
    static let groups: [Navigation] = [
        Navigation(links: [Link(path: "/", title: "Home", others: ["/pages/home"])]),
        Navigation(links: [
            Link(path: "/pages/queries", title: "Queries"),
            Link(path: "/pages/advice", title: "Advice"),
            Link(path: "/pages/activity", title: "Activity"),
        ]),
        Navigation(links: [
            Link(path: "/pages/fleet", title: "Fleet"),
            Link(path: "/pages/claims", title: "Claims"),
            Link(
                path: "/pages/profiling", title: "Profiling", others: ["/pages/executions"]),
        ]),
        Navigation(links: [
            Link(path: "/pages/usage", title: "Usage"), Link(path: "/pages/batch", title: "Batch"),
        ]),
        Navigation(links: [
            Link(path: "/pages/tasks", title: "Tasks"),
            Link(path: "/pages/upkeep", title: "Upkeep"),
            Link(path: "/pages/audit", title: "Audit"),
            Link(path: "/pages/settings", title: "Settings"),
        ]),
    ]

    /// Links within a part of the pages.
    ///
    /// - Parameters:
    ///   - links: paths and words.
    ///   - path: where the reader is.
    /// - Returns: the links.
    static func tabs(_ links: [(String, String)], at path: String) -> HTML {
        let items = links.map { address, word -> HTML in
            let mark: HTML = path == address ? " aria-current=\"page\"" : ""
            return "<a href=\"\(address)\"\(mark)>\(word)</a>"
        }
        return "<nav class=\"tabs\" aria-label=\"Views\">\(items)</nav>"
    }
}
