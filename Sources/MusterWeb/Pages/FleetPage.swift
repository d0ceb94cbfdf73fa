import HTTPServer
import MusterDatabase

/// Hosts: which there are, which are alive, and what runs on them.
enum FleetPage {
    private static let scopes: [(word: String, list: ListDefinition)] = [
        ("hosts", FleetLists.hosts), ("agents", FleetLists.agents),
        ("services", FleetLists.services), ("namespaces", FleetLists.namespaces),
        ("containers", FleetLists.containers), ("processes", FleetLists.processes),
    ]

    static let routes = PageRoute.page("/pages/fleet", "hosts and what runs on them") { context in
        let word = context.request.queryValue("scope") ?? "hosts"
        guard let scope = scopes.first(where: { $0.word == word }) else {
            throw WebFailure.invalid(
                "scope", "It has to be one of \(scopes.map(\.word).joined(separator: ", ")).")
        }
        let tabs = scopes.map { other -> HTML in
            let mark: HTML = other.word == word ? " aria-current=\"page\"" : ""
            let address = Address.of(
                "/pages/fleet", [("scope", other.word == "hosts" ? "" : other.word)])
            return "<a href=\"\(address)\"\(mark)>\(other.word)</a>"
        }
        let first = scope.word.prefix(1).uppercased() + scope.word.dropFirst()
        let list = Panel(first, scope.list).with {
            $0.empty = .init(
                "No agent has reported any \(scope.word) yet.",
                fix: "select outcome from fleet.heartbeat('my-host', 'my-service');")
            $0.links = [
                "liveness": Self.filter("f.liveness", "liveness"),
                "pool": Self.filter("f.pool", "pool"),
                "service_name": { table, row in
                    table.text("service_name", row).map {
                        Address.of("/pages/fleet", [("scope", "agents"), ("f.service_name", $0)])
                    }
                },
            ]
        }
        return Page(
            "Fleet", intro: "A host is alive when its agent was heard within fleet.stale_after.",
            [
                .html("<nav class=\"tabs\" aria-label=\"Scopes\">\(tabs)</nav>"),
                .panel(list),
                .panel(
                    Panel("How alive", FleetLists.liveness).with {
                        $0.picture = Self.counts
                        $0.isPictureAll = true
                    }),
                .panel(
                    Panel("Topology", FleetLists.levels).with {
                        $0.picture = Self.counts
                        $0.isPictureAll = true
                    }),
                .panel(
                    Panel("Pools", FleetLists.pools).with {
                        $0.empty = .init(
                            "No host is in a pool.",
                            fix: "select fleet.add_to_pool('my-host', 'default');")
                        $0.links = [
                            "pool": { table, row in
                                table.text("pool", row).map {
                                    Address.of("/pages/claims", [("f.pool", "=\($0)")])
                                }
                            }
                        ]
                    }),
            ])
    }

    private static func filter(_ name: String, _ column: String) -> Panel.Link {
        { table, row in
            table.text(column, row).map { Address.of("/pages/fleet", [(name, "=\($0)")]) }
        }
    }

    /// Words with how many there are of each, as large figures.
    @Sendable
    static func counts(_ table: ListTable) -> HTML {
        let columns = table.definition.columns.filter { !$0.isHidden }
        guard columns.count == 2 else { return "" }
        let items = table.rows.indices.map { row -> HTML in
            """
            <div><dt>\(CellFormat.cell(table.text(columns[0].name, row), columns[0].kind))</dt>\
            <dd>\(CellFormat.cell(table.text(columns[1].name, row), columns[1].kind))</dd></div>
            """
        }
        return "<dl class=\"stats\">\(items)</dl>"
    }
}
