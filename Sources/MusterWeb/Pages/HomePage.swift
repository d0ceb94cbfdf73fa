import MusterDatabase

/// What is wrong, worst first, each with its reason and the command that mends it.
enum HomePage {
    static let routes =
        PageRoute.page("/", "what is wrong, worst first") { context in
            let hasAdvisor = try await context.database.read {
                try PageActions.exists("advisor.recommendation", $0)
            }
            let verdicts = Panel("Verdicts", CoreLists.verdicts(hasAdvisor: hasAdvisor)).with {
                $0.empty = .init(
                    "No check is installed here.", fix: "psql -f sql/install.sql")
                $0.picture = Self.verdicts
                $0.isPictureAll = true
            }
            let status = Panel("What runs", CoreLists.status)
            return Page(
                "What needs a look",
                intro:
                    "Worst first: checks of the installation, advice and what is slower than usual.",
                [.panel(verdicts), .panel(status)])
        }

    /// The list as sentences: state, what, why, the command, and where to read on.
    @Sendable
    private static func verdicts(_ table: ListTable) -> HTML {
        let notable = table.rows.indices.filter { table.text("state", $0) != "ok" }
        let fine = table.rows.indices.filter { table.text("state", $0) == "ok" }
        // Notices and what is worth knowing come after what should not stay so.
        let urgent = notable.filter { (table.number("place", $0) ?? 9) < 6 }
        let later = notable.dropFirst(urgent.count).map { item(table, $0) }
        let items = urgent.map { item(table, $0) }
        let good = fine.map { item(table, $0) }
        let all: HTML =
            urgent.isEmpty ? "<p>\(Badge.state("ok")) Nothing needs you.</p>" : ""
        let notices: HTML =
            later.isEmpty
            ? ""
            : """
            <details class="fold"><summary>\(later.count) notices</summary>\
            <ul class="verdicts">\(later)</ul></details>
            """
        let rest: HTML =
            good.isEmpty
            ? ""
            : """
            <details class="fold"><summary>\(good.count) checks are in order</summary>\
            <ul class="verdicts">\(good)</ul></details>
            """
        return """
            <dl class="stats"><div><dt>to look at</dt><dd>\(urgent.count)</dd></div>\
            <div><dt>notices</dt><dd>\(later.count)</dd></div>\
            <div><dt>in order</dt><dd>\(good.count)</dd></div></dl>\
            \(all)<ul class="verdicts">\(items)</ul>\(notices)\(rest)
            """
    }

    private static func item(_ table: ListTable, _ row: Int) -> HTML {
        let fix: HTML =
            table.text("fix", row).map {
                "<pre class=\"sql\" tabindex=\"0\">\($0)</pre>"
            } ?? ""
        let link: HTML =
            table.text("statement_id", row).map {
                "<p><a href=\"/pages/queries/\($0)\">Statement \($0)</a></p>"
            } ?? ""
        let name = table.text("subject", row) ?? ""
        let subject =
            table.text("kind", row) == "check" ? name.replacing("_", with: " ") : name
        return """
            <li>\(Badge.state(table.text("state", row) ?? "")) <strong>\
            \(subject)</strong>\
            <p>\(table.text("why", row) ?? "")</p>\(fix)\(link)</li>
            """
    }
}
