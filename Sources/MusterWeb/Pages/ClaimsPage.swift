import MusterDatabase

/// The hosts of the pools: who holds which, until when, and the way to claim and release one.
enum ClaimsPage {
    private static let path = "/pages/claims"

    static let routes =
        PageRoute.page(path, "who holds which host") { context in
            let isAllowed = Acting.isAllowed(context)
            let csrf = context.csrf
            var blocks: [Block] = []
            if isAllowed {
                let pools = (try? await context.database.read { try PageActions.pools($0) }) ?? []
                blocks.append(.html(form(csrf, pools, context.principal?.name ?? "")))
            }
            blocks += [
                .panel(
                    Panel("Hosts of the pools", FleetLists.vms).with {
                        $0.empty = .init(
                            "No host is in a pool.",
                            fix: "select fleet.add_to_pool('my-host', 'default');")
                        if isAllowed { $0.action = { Self.buttons($0, $1, csrf) } }
                    }),
                .panel(
                    Panel("Pools", FleetLists.pools).with { $0.empty = .init("There is no pool.") }),
                .panel(
                    Panel("Claims", FleetLists.claims).with {
                        $0.empty = .init("Nobody has claimed a host yet.")
                    }),
                .panel(
                    Panel("Operations", FleetLists.operations).with {
                        $0.empty = .init("No long operation was started.")
                    }),
            ]
            return Page(
                "Claims",
                intro: "A host is held by one claim at a time; the claim id is the proof.", blocks)
        } + [
            PageRoute.action("/pages/claims/claim", "claims a host") { context, fields in
                let holder = try fields.required("holder")
                let pool = fields["pool"] ?? "default"
                let labels = fields.words("labels")
                let ttl = fields["ttl"]
                try await context.database.write {
                    try PageActions.claim(holder: holder, pool: pool, labels: labels, ttl: ttl, $0)
                }
                return Notice.claimed.at(path, [("f.holder", "=\(holder)")])
            },
            PageRoute.action("/pages/claims/release", "releases a host") { context, fields in
                let host = try fields.required("hostname")
                guard let claim = try fields.number("claim") else {
                    throw WebFailure.invalid("claim", "It has to be the id of the claim.")
                }
                try await context.database.write {
                    try PageActions.release(host, claim: claim, $0)
                }
                return Notice.released.at(path)
            },
            PageRoute.action("/pages/claims/extend", "makes a claim last longer") {
                context, fields in
                let host = try fields.required("hostname")
                let ttl = try fields.required("ttl")
                guard let claim = try fields.number("claim") else {
                    throw WebFailure.invalid("claim", "It has to be the id of the claim.")
                }
                try await context.database.write {
                    try PageActions.extend(host, claim: claim, ttl: ttl, $0)
                }
                return Notice.extended.at(path)
            },
        ]

    private static func form(_ csrf: String, _ pools: [String], _ name: String) -> HTML {
        """
        <section id="claim"><h2>Claim a host</h2>\(Form.post(
            "/pages/claims/claim", csrf: csrf, label: "Claim",
            fields: """
                \(Form.text("holder", "For whom", value: name, isRequired: true))\
                \(Form.choice("pool", "Pool", pools.isEmpty ? ["default"] : pools))\
                \(Form.text("labels", "Labels", hint: "gpu, a100"))\
                \(Form.text("ttl", "For how long", value: "8 hours", hint: "for ever"))
                """))</section>
        """
    }

    private static func buttons(_ table: ListTable, _ row: Int, _ csrf: String) -> HTML {
        guard let claim = table.text("claim_id", row), let host = table.text("hostname", row) else {
            return ""
        }
        let hidden = [("hostname", host), ("claim", claim)]
        return """
            \(Form.post(
                "/pages/claims/release", csrf: csrf, label: "Release", hidden: hidden,
                isDangerous: true))\
            \(Form.post(
                "/pages/claims/extend", csrf: csrf, label: "8 hours more",
                hidden: hidden + [("ttl", "8 hours")]))
            """
    }
}
