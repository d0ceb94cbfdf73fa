import HTTPServer
import MusterDatabase

/// Usage: how many GPU hours, of whom, when most, and how much of what there is.
enum UsagePage {
    private static let spans: [(granularity: String, span: String, word: String)] = [
        ("minute", "3 hours", "minutes"), ("hour", "3 days", "hours"), ("day", "30 days", "days"),
    ]

    static let routes = PageRoute.page("/pages/usage", "GPU hours by minute, hour and day") {
        context in
        let period = try period(context)
        let usage = Panel(
            "GPU hours by \(period.granularity)", MeteringLists.usage(period)
        ).with {
            $0.note = "Exact at the moment of asking, however far the rollups are behind."
            $0.empty = .init(
                "No task has ended in this period.",
                fix:
                    "select metering.record('task-1', 'my-endpoint', 'h100', 1, now() - interval '1 hour', now());"
            )
            $0.picture = { table in
                period.scope == "global" || period.name != nil
                    ? """
                    \(Chart(table, title: "GPU hours by \(period.granularity)", form: .bars, label: "bucket_start", values: ["gpu_hours"], isReversed: true).svg)
                    """
                    : """
                    \(Chart(table, title: "GPU hours by \(period.granularity) and \(period.scope)", label: "bucket_start", by: "scope_name", value: "gpu_hours").svg)
                    """
            }
        }
        let blocks: [Block] = [
            .html(form(period)), .panel(usage),
            .panel(consumers("endpoint")), .panel(consumers("spec")),
            .panel(
                Panel("Utilisation", MeteringLists.utilisation).with {
                    $0.note =
                        "By the minutes in which tasks really ran, of the GPUs that there are."
                    $0.empty = .init(
                        "No capacity is known.", fix: "select metering.set_capacity(64);")
                    $0.picture = {
                        Chart(
                            $0, title: "Part of the GPUs used each day", label: "day",
                            values: ["utilisation"], isReversed: true
                        ).svg
                    }
                }),
            .panel(
                Panel("Peaks", MeteringLists.peaks).with {
                    $0.note =
                        "The busiest minute of each day, and what it seems when a task counts in the minute it ends."
                    $0.empty = .init("No usage in the last 30 days.")
                    $0.picture = {
                        Chart(
                            $0, title: "GPUs at work in the busiest minute", form: .bars,
                            label: "bucket_start", values: ["peak_gpus"], isReversed: true
                        ).svg
                    }
                }),
            .panel(
                Panel("Gaps", MeteringLists.gaps).with {
                    $0.note = "Hours of the last 30 days in which no task ended."
                    $0.empty = .init("No hour without a task.")
                }),
            .panel(
                Panel("Cost", MeteringLists.cost).with {
                    $0.empty = .init(
                        "No usage in the last 30 days, or no price.",
                        fix:
                            "select metering.set_price('h100', 2.49, date_trunc('day', now(), 'UTC'));"
                    )
                }),
            .panel(
                Panel("Late records", MeteringLists.adjustments).with {
                    $0.empty = .init("No record came after those of its day had been removed.")
                }),
            .panel(
                Panel("Backfills", MeteringLists.backfills).with {
                    $0.empty = .init("No backfill was asked for.")
                }),
        ]
        return Page("Usage", intro: "GPU hours, by whom and when.", blocks)
    }

    private static func consumers(_ scope: String) -> Panel {
        Panel("Largest \(scope)s", MeteringLists.consumers(scope)).with {
            $0.note = "Of the last 30 days."
            $0.empty = .init("No usage in the last 30 days.")
            $0.links = [
                "scope_value": { table, row in
                    table.text("scope_value", row).map {
                        Address.of("/pages/usage", [("by", "day"), ("scope", scope), ("name", $0)])
                    }
                }
            ]
        }
    }

    private static func period(_ context: RouteContext) throws(WebFailure) -> MeteringLists.Period {
        let request = context.request
        func word(_ name: String, _ allowed: [String]) throws(WebFailure) -> String {
            let value = request.queryValue(name) ?? ""
            if value.isEmpty { return allowed[0] }
            guard allowed.contains(value) else {
                throw .invalid(name, "It has to be one of \(allowed.joined(separator: ", ")).")
            }
            return value
        }
        let granularity = try word("by", ["day", "hour", "minute"])
        let name = request.queryValue("name").flatMap { $0.isEmpty ? nil : $0 }
        let scope = try word("scope", ["global", "endpoint", "spec"])
        return MeteringLists.Period(
            granularity: granularity, scope: scope, name: scope == "global" ? nil : name,
            span: spans.first { $0.granularity == granularity }?.span ?? "30 days",
            booking: try word("booking", ["at_completion", "spread"]))
    }

    private static func form(_ period: MeteringLists.Period) -> HTML {
        """
        <form method="get" action="/pages/usage">\
        \(Form.choice("by", "By", ["day", "hour", "minute"], chosen: period.granularity))\
        \(Form.choice("scope", "Scope", ["global", "endpoint", "spec"], chosen: period.scope))\
        \(Form.text("name", "Only", value: period.name ?? "", hint: "all of them"))\
        \(Form.choice("booking", "Counted", ["at_completion", "spread"], chosen: period.booking))\
        <button>Show</button></form>
        """
    }
}
