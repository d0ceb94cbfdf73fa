import MusterDatabase

/// The statements that take most time, why, and what to do.
enum QueriesPage {
    /// Where an id leads.
    @Sendable
    static func statement(_ table: ListTable, _ row: Int) -> String? {
        (table.text("query_id", row) ?? table.text("statement_id", row))
            .map { "/pages/queries/\($0)" }
    }

    static let routes =
        PageRoute.page("/pages/queries", "the statements that take most time") { context in
            let bottlenecks = Panel("Worst statements", AdvisorLists.bottlenecks).with {
                $0.note =
                    "Of the last 24 hours (setting advisor.window). Share is the part of all statements' time."
                $0.empty = .init(
                    "No statement is known yet: a scan of pg_stat_statements has to come first.",
                    fix: "muster scan")
                $0.links = ["query_id": Self.statement, "query": Self.statement]
            }
            let anomalies = Panel("Slower than usual", AdvisorLists.anomalies).with {
                $0.empty = .init("Nothing is notably slower than usual.")
                $0.links = ["statement_id": Self.statement]
            }
            let families = Panel("Families", AdvisorLists.families).with {
                $0.note = "Statements that do about the same."
                $0.empty = .init("Families are made by the first scan.", fix: "muster scan")
                $0.links = [
                    "label": { table, row in
                        table.text("label", row).map {
                            Address.of("/pages/queries", [("f.family", "=\($0)")])
                        }
                    }
                ]
            }
            let scan: Block? = Acting.form(context) {
                Form.post("/pages/queries/scan", csrf: $0, label: "Scan now")
            }
            return Page(
                "Queries", intro: "Which statements hurt, why, and what would help.",
                [
                    scan, .html(AskForm.html(context, statement: nil)), .panel(bottlenecks),
                    .panel(anomalies), .panel(families),
                ].compactMap { $0 })
        } + [
            PageRoute.action("/pages/queries/scan", "asks the workers for a scan") { context, _ in
                try await context.database.write { try PageActions.requestScan($0) }
                return Notice.scanRequested.at("/pages/queries")
            }
        ]
}
