import Muster
import MusterDatabase

/// One statement: what it does, how it is planned, what would help, and what that would bring.
enum QueryPage {
    static let routes =
        PageRoute.page("/pages/queries/:id", "one statement, its plans and its advice") { context in
            let id = try context.identifier()
            var blocks: [Block] = [
                .panel(
                    Panel("Statement \(id)", AdvisorLists.statement(id)).with {
                        $0.empty = .init(
                            "There is no such statement.",
                            fix: "select * from advisor.bottlenecks();")
                        $0.picture = QueryPicture.statement
                        $0.isPictureAll = true
                        $0.isBrowsable = false
                    })
            ]
            blocks += recommendations(context, id)
            blocks += try simulation(context, id)
            blocks += [
                .panel(
                    Panel("Mean time over time", AdvisorLists.samples(of: id)).with {
                        $0.empty = .init(
                            "No sample yet: each scan makes one.", fix: "muster scan")
                        $0.picture = QueryPicture.samples
                    }),
                .panel(
                    Panel("Plan", AdvisorLists.plan(of: id)).with {
                        $0.empty = .init(
                            "No plan yet: a worker explains the dearest statements after a scan.",
                            fix: "muster scan")
                        $0.picture = QueryPicture.plan
                        $0.isPictureAll = true
                        $0.isBrowsable = false
                    }),
            ]
            blocks += try history(context, id)
            blocks += [
                .panel(
                    Panel("What each rule says", AdvisorLists.rules(for: id)).with {
                        $0.picture = QueryPicture.folded
                    }),
                .html(AskForm.html(context, statement: id)),
            ]
            return Page("Query \(id)", blocks)
        } + [
            PageRoute.action(
                "/pages/queries/:id/simulate", "asks what indexes would bring a statement"
            ) { context, fields in
                let id = try context.identifier()
                let ddl = fields["ddl"]?.split(separator: "\n").map {
                    $0.filter { $0 != "\r" && $0 != ";" }
                }.filter { !$0.isEmpty }
                let recommendation = try fields.number("recommendation")
                let isReal = fields["mode"] == "real"
                let simulation = try await context.database.write {
                    try PageActions.requestSimulation(
                        of: id, recommendation: recommendation, ddl: ddl, isReal: isReal, $0)
                }
                return Notice.simulationRequested.at(
                    "/pages/queries/\(id)", [("simulation", String(simulation))])
            }
        ]

    private static func recommendations(_ context: RouteContext, _ id: Int64) -> [Block] {
        let isAllowed = Acting.isAllowed(context)
        return [
            .panel(
                Panel("Advice", AdvisorLists.recommendations(of: id)).with {
                    $0.empty = .init(
                        "No rule has advice for this statement; what each says is below.")
                    $0.picture = { table in
                        QueryPicture.advice(
                            table, statement: id, csrf: isAllowed ? context.csrf : nil)
                    }
                })
        ]
    }

    private static func simulation(_ context: RouteContext, _ id: Int64) throws -> [Block] {
        var blocks: [Block] = []
        if let simulation = try context.integer("simulation", in: 1...Int.max) {
            blocks.append(
                .panel(
                    Panel("What if", AdvisorLists.simulation(Int64(simulation))).with {
                        $0.empty = .init("There is no such simulation.")
                        $0.picture = SimulationPicture.html
                        $0.refresh = { table in
                            ["requested", "running"].contains(table.text("status")) ? 1 : nil
                        }
                        $0.isPictureAll = true
                        $0.isBrowsable = false
                    }))
        }
        if Acting.isAllowed(context) {
            blocks.append(
                .html(
                    """
                    <section id="simulate"><h2>Simulate</h2>\
                    <p class="note">The planner is asked with hypothetical indexes; nothing is built. \
                    Without a command the best advice is simulated.</p>\
                    \(Form.post(
                        "/pages/queries/\(id)/simulate", csrf: context.csrf, label: "Simulate",
                        fields: """
                            <label>CREATE INDEX commands, one a line <textarea name="ddl" rows="2" \
                            placeholder="create index on …"></textarea></label>
                            """))</section>
                    """))
        }
        blocks.append(
            .panel(
                Panel("Simulations so far", AdvisorLists.simulations(of: id)).with {
                    $0.empty = .init("Nothing was simulated yet.")
                    $0.links = [
                        "simulation_id": { table, row in
                            table.text("simulation_id", row).map {
                                "/pages/queries/\(id)?simulation=\($0)"
                            }
                        }
                    ]
                }))
        return blocks
    }

    private static func history(_ context: RouteContext, _ id: Int64) throws -> [Block] {
        var blocks: [Block] = [
            .panel(
                Panel("Plan history", AdvisorLists.planHistory(of: id)).with {
                    $0.note = "Follow a plan to see what changed from the one before."
                    $0.empty = .init("No plan yet.")
                    $0.links = [
                        "plan_id": { table, row in
                            guard let to = table.text("plan_id", row),
                                let from = table.text("from_plan_id", row)
                            else { return nil }
                            return "/pages/queries/\(id)?from=\(from)&to=\(to)#plan_change"
                        }
                    ]
                })
        ]
        if let from = try context.integer("from", in: 1...Int.max),
            let to = try context.integer("to", in: 1...Int.max)
        {
            blocks.append(
                .panel(
                    Panel(
                        "From plan \(from) to plan \(to)",
                        AdvisorLists.planChange(from: Int64(from), to: Int64(to))
                    ).with {
                        $0.empty = .init(
                            "These two plans have not been compared; a worker does so after a scan."
                        )
                        $0.picture = QueryPicture.change
                        $0.isPictureAll = true
                        $0.isBrowsable = false
                    }))
        }
        return blocks
    }
}
