import HTTPServer
import Muster
import MusterDatabase

/// Profiling: ask for profiles, see first whom that reaches, and follow what became of it.
enum ProfilingPage {
    private static let path = "/pages/profiling"

    private static let tabs = [
        (path, "Requests"), ("/pages/profiling/commands", "Commands"),
        ("/pages/executions", "Executions"),
    ]

    static let routes = requests + commands + executions + request + actions

    private static let requests = PageRoute.page(path, "requests for profiles") { context in
        let isAllowed = Acting.isAllowed(context)
        let csrf = context.csrf
        var blocks: [Block] = [.html(Navigation.tabs(tabs, at: path))]
        if isAllowed { blocks += try ask(context) }
        blocks.append(
            .panel(
                Panel("Requests", ProfilingLists.requests).with {
                    $0.empty = .init(
                        "Nobody has asked for a profile yet.",
                        fix:
                            "select * from profiling.submit('{\"service\": \"my-service\"}', dry_run => true);"
                    )
                    $0.links = [
                        "request_no": { table, row in
                            table.text("request_id", row).map { "/pages/profiling/\($0)" }
                        }
                    ]
                    if isAllowed {
                        $0.action = { table, row in
                            guard let id = table.text("request_id", row),
                                ["scheduled", "pending", "assigned"].contains(
                                    table.text("status", row) ?? "")
                            else { return "" }
                            return Form.post(
                                "/pages/profiling/\(id)/stop", csrf: csrf, label: "Stop",
                                isDangerous: true)
                        }
                    }
                }))
        blocks.append(
            .panel(
                Panel("Hosts that opted out", ProfilingLists.optOuts).with {
                    $0.empty = .init("No host has opted out.")
                }))
        return Page(
            "Profiling",
            intro: "A request reaches every host that matches and was heard lately.", blocks)
    }

    /// The form, and under it whom the filled-in form would reach.
    private static func ask(_ context: RouteContext) throws -> [Block] {
        let request = context.request
        func value(_ name: String) -> String { request.queryValue(name) ?? "" }
        let target = Dictionary(
            uniqueKeysWithValues: ProfilingForm.parts.compactMap { part in
                value(part).isEmpty ? nil : (part, JSONValue.string(value(part)))
            })
        let fields = ProfilingForm.parts.map { part in
            Form.text(part, part, value: value(part), hint: "any")
        }
        let duration = value("duration").isEmpty ? "60 seconds" : value("duration")
        var blocks: [Block] = [
            .html(
                """
                <section id="submit"><h2>Ask for profiles</h2>\
                <p class="note">Every part that is given must hold. Nothing is sent before you have \
                seen whom it reaches.</p>\
                <form method="get" action="\(path)">\(fields)\
                \(Form.choice("mode", "Mode", ["cpu", "memory", "allocation", "native"], chosen: value("mode")))\
                \(Form.text("duration", "How long", value: duration))\
                <label>Samples a second <input type="number" name="rate" min="1" max="1000" \
                value="\(value("rate").isEmpty ? "11" : value("rate"))"></label>\
                <label class="check"><input type="checkbox" name="continuous" value="yes"\
                \(value("continuous") == "yes" ? " checked" : "" as HTML)>until it is stopped</label>\
                <button>See whom it reaches</button></form></section>
                """)
        ]
        guard !target.isEmpty else { return blocks }
        let form = ProfilingForm(
            target: JSONValue.object(target).serialized(),
            mode: value("mode").isEmpty ? "cpu" : value("mode"), duration: duration,
            sampleRate: try context.integer("rate", in: 1...1000) ?? 11,
            isContinuous: value("continuous") == "yes",
            requestedBy: context.principal?.name ?? "", key: "")
        let csrf = context.csrf
        let key = request.id
        blocks.append(
            .panel(
                Panel("Whom it reaches", ProfilingLists.preview(form)).with {
                    $0.empty = .init("No host would change.")
                    $0.isBrowsable = false
                    $0.picture = { table in
                        """
                        <p><strong>\(table.rows.count)</strong> hosts would get a command with their next
                        heartbeat.</p>\(Form.post(
                            "/pages/profiling/submit", csrf: csrf,
                            label: "Confirm: profile \(table.rows.count) hosts",
                            hidden: [
                                ("target", form.target), ("mode", form.mode),
                                ("duration", form.duration), ("rate", String(form.sampleRate)),
                                ("continuous", form.isContinuous ? "yes" : ""), ("key", key),
                            ], isMain: true))\(Self.hosts(table))
                        """
                    }
                }))
        return blocks
    }

    private static func hosts(_ table: ListTable) -> HTML {
        let names = table.rows.indices.prefix(12).compactMap { table.text("hostname", $0) }
        let more = table.rows.count - names.count
        let rest: HTML = more > 0 ? "and \(more) more" : ""
        return "<p>\(names.map { Badge.chip($0) }) \(rest)</p>"
    }

    private static let commands =
        PageRoute.page("/pages/profiling/commands", "the current command of each agent") { _ in
            Page(
                "Commands", intro: "What each agent has to do now.",
                [
                    .html(Navigation.tabs(tabs, at: "/pages/profiling/commands")),
                    .panel(
                        Panel("Commands", ProfilingLists.commands).with {
                            $0.empty = .init("No agent has a command.")
                        }),
                ])
        }

    private static let executions =
        PageRoute.page("/pages/executions", "everything that was delivered to a host") { _ in
            Page(
                "Executions", intro: "The trail of everything that was delivered to a host.",
                [
                    .html(Navigation.tabs(tabs, at: "/pages/executions")),
                    .panel(
                        Panel("Executions", ProfilingLists.executions).with {
                            $0.empty = .init("Nothing was delivered yet.")
                        }),
                ])
        }

    private static let request =
        PageRoute.page("/pages/profiling/:id", "one request on each host") { context in
            let id = try Self.identifier(context)
            return Page(
                "Profiling request",
                [
                    .html(Navigation.tabs(tabs, at: path)),
                    .panel(
                        Panel("Request", ProfilingLists.request(id)).with {
                            $0.empty = .init("There is no such request.")
                            $0.isBrowsable = false
                        }),
                    .panel(
                        Panel("On each host", ProfilingLists.parts(of: id)).with {
                            $0.empty = .init("It reached no host.")
                        }),
                ])
        }

    private static let actions = [
        PageRoute.action("/pages/profiling/submit", "asks for profiles") { context, fields in
            let form = ProfilingForm(
                target: try fields.required("target"), mode: fields["mode"] ?? "cpu",
                duration: fields["duration"] ?? "60 seconds",
                sampleRate: Int(try fields.number("rate", in: 1...1000) ?? 11),
                isContinuous: fields["continuous"] == "yes",
                requestedBy: context.principal?.name ?? "", key: try fields.required("key"))
            let id = try await context.database.write { try PageActions.submit(form, $0) }
            return Notice.submitted.at("/pages/profiling/\(id)")
        },
        PageRoute.action("/pages/profiling/:id/stop", "stops a request") { context, _ in
            let id = try Self.identifier(context)
            let name = context.principal?.name ?? ""
            try await context.database.write { try PageActions.stop(id, by: name, $0) }
            return Notice.stopped.at(path)
        },
    ]

    /// The id of a request: a UUID.
    private static func identifier(_ context: RouteContext) throws(WebFailure) -> String {
        guard let id = context.parameters["id"], id.utf8.count == 36,
            id.utf8.allSatisfy({
                $0 == UInt8(ascii: "-") || Character(UnicodeScalar($0)).isHexDigit
            })
        else { throw .notFound }
        return id
    }
}
