import HTTPServer
import Muster
import MusterDatabase

/// Advice: what is open, what was decided, and indexes for the whole workload within a budget.
enum AdvicePage {
    static let routes =
        PageRoute.page("/pages/advice", "advice, and indexes for the whole workload") { context in
            let proposal = try context.integer("proposal", in: 1...Int.max).map(Int64.init)
            let showsAll = context.request.queryValue("all") == "yes"
            var blocks: [Block] = [.panel(findings(context, showsAll: showsAll))]
            blocks.append(
                .panel(
                    Panel("Indexes for the whole workload", AdvisorLists.proposal(proposal)).with {
                        $0.empty = .init(
                            "No proposal was asked for yet.", fix: "muster advise --budget 1GB")
                        $0.picture = Self.proposal
                        $0.isPictureAll = true
                        $0.isBrowsable = false
                        $0.refresh = { table in
                            ["requested", "running"].contains(table.text("status")) ? 2 : nil
                        }
                    }))
            if Acting.isAllowed(context) { blocks.append(.html(form(context))) }
            blocks += [
                .panel(
                    Panel("Its indexes", AdvisorLists.proposedIndexes(proposal)).with {
                        $0.note = "In the order of what each saves beyond those before it."
                        $0.empty = .init("The proposal has no index.")
                    }),
                .panel(
                    Panel("What other budgets buy", AdvisorLists.curve(proposal)).with {
                        $0.note =
                            "Each point is a set of indexes that no other beats in both size and gain."
                        $0.empty = .init("The proposal has no curve.")
                        $0.picture = { CurveChart(table: $0).svg }
                    }),
                .panel(
                    Panel("Proposals", AdvisorLists.proposals).with {
                        $0.empty = .init("No proposal was asked for yet.")
                        $0.links = [
                            "advice_id": { table, row in
                                table.text("advice_id", row).map { "/pages/advice?proposal=\($0)" }
                            }
                        ]
                    }),
            ]
            return Page(
                "Advice",
                intro:
                    "What would help, what it costs, and how it is known. Nothing is done by itself.",
                blocks)
        } + [
            PageRoute.action("/pages/advice/propose", "asks for indexes for the workload") {
                context, fields in
                let budget = try fields.number("budget", in: 1...1_048_576) ?? 1024
                let most = try fields.number("most", in: 1...1000) ?? 50
                let proposal = try await context.database.write {
                    try PageActions.requestAdvice(budget: "\(budget)MB", most: most, $0)
                }
                return Notice.adviceRequested.at(
                    "/pages/advice", [("proposal", String(proposal))])
            },
            PageRoute.action("/pages/advice/:id/mute", "hides a finding for good") {
                context, fields in
                let id = try context.identifier()
                let reason = fields["reason"]
                try await context.database.write {
                    try PageActions.mute(id, because: reason, $0)
                }
                return Notice.muted.at(Self.back(fields))
            },
            PageRoute.action("/pages/advice/:id/reopen", "takes up a finding again") {
                context, fields in
                let id = try context.identifier()
                try await context.database.write { try PageActions.reopen(id, $0) }
                return Notice.reopened.at(Self.back(fields))
            },
        ]

    private static func findings(_ context: RouteContext, showsAll: Bool) -> Panel {
        let list = showsAll ? AdvisorLists.recommendations : AdvisorLists.openRecommendations
        let isAllowed = Acting.isAllowed(context)
        let csrf = context.csrf
        return Panel(showsAll ? "All findings" : "Open findings", list).with {
            $0.note =
                showsAll
                ? "<a href=\"/pages/advice\">Only the open ones</a>"
                : "<a href=\"/pages/advice?all=yes\">Also muted, applied and resolved ones</a>"
            $0.empty = .init("No rule has found anything.", fix: "muster scan")
            $0.links = ["title": QueriesPage.statement]
            if isAllowed {
                $0.action = { table, row in
                    MuteForm.html(
                        key: table.text("recommendation_id", row) ?? "",
                        state: table.text("state", row) ?? "", csrf: csrf,
                        back: showsAll ? "/pages/advice?all=yes" : "/pages/advice")
                }
            }
        }
    }

    /// A page of ours that a form named, and no other.
    private static func back(_ fields: FormFields) -> String {
        guard let back = fields["back"], back.hasPrefix("/pages/"),
            back.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") })
        else { return "/pages/advice" }
        return back
    }

    private static func form(_ context: RouteContext) -> HTML {
        let budget = context.request.queryValue("budget").flatMap(Int.init) ?? 1024
        return """
            <section id="propose"><h2>Ask for another</h2>\
            \(Form.post(
                "/pages/advice/propose", csrf: context.csrf, label: "Propose",
                fields: """
                    <label>Budget in MB <input type="number" name="budget" min="1" max="1048576" \
                    value="\(budget)" data-slider="16 4096"></label>\
                    <label>At most indexes <input type="number" name="most" min="1" max="1000" \
                    value="50"></label>
                    """))</section>
            """
    }

    @Sendable
    private static func proposal(_ table: ListTable) -> HTML {
        let status = table.text("status") ?? ""
        let state: HTML =
            status == "done"
            ? ""
            : """
            <p role="status">\(Badge.state(status)) \(table.text("message") ?? "A worker searches; this page looks again by itself.")
            \(table.text("hint") ?? "")</p>
            """
        return """
            \(state)\(Figures.html(table, ["saved_pct", "bytes", "budget_bytes", "finished_at"]))
            """
    }
}
