import HTTPServer
import MusterDatabase

/// The batch scheduler: jobs, queues, nodes, and how well they were seen.
enum BatchPage {
    private static let tabs = [
        ("/pages/batch", "Jobs"), ("/pages/batch/queues", "Queues"),
        ("/pages/batch/nodes", "Nodes"), ("/pages/batch/quality", "Data quality"),
    ]
    private static let noCluster = Panel.Empty(
        "No cluster is collected from.", fix: "select batch.add_cluster('my-cluster', 'openpbs');")
    private static let buckets = [
        "1 hour": "1 minute", "1 day": "1 hour", "7 days": "6 hours", "30 days": "1 day",
    ]
    private static let spans = ["1 day", "1 hour", "7 days", "30 days"]

    static let routes = jobs + job + queues + nodes + quality + actions

    /// The cluster that is asked for, or the first one; empty when there is none.
    private static func cluster(_ context: RouteContext) async throws -> (String, [String]) {
        let names = (try? await context.database.read { try PageActions.clusters($0) }) ?? []
        let wanted = context.request.queryValue("cluster") ?? ""
        return (names.contains(wanted) ? wanted : names.first ?? "", names)
    }

    private static func span(_ context: RouteContext) -> String {
        context.request.queryValue("span").flatMap { spans.contains($0) ? $0 : nil } ?? spans[0]
    }

    private static func head(
        _ path: String, _ cluster: String, _ names: [String], span: String? = nil
    ) -> Block {
        let choice: HTML =
            names.count < 2 && span == nil
            ? ""
            : """
            <form method="get" action="\(path)">\
            \(Form.choice("cluster", "Cluster", names.isEmpty ? [""] : names, chosen: cluster))\
            \(span.map { Form.choice("span", "Period", spans, chosen: $0) })<button>Show</button></form>
            """
        return .html("\(Navigation.tabs(tabs, at: path))\(choice)")
    }

    private static let jobs = PageRoute.page("/pages/batch", "jobs of the batch scheduler") {
        context in
        let (cluster, names) = try await cluster(context)
        let span = span(context)
        let csrf = context.csrf
        let isAllowed = Acting.isAllowed(context)
        var blocks: [Block] = [
            head("/pages/batch", cluster, names, span: span),
            .panel(
                Panel("Jobs", BatchLists.jobs).with {
                    $0.empty =
                        names.isEmpty
                        ? noCluster : .init("No job was seen yet.", fix: "muster collect")
                    $0.links = [
                        "job": { table, row in
                            table.text("job_id", row).map { "/pages/batch/jobs/\($0)" }
                        }
                    ]
                }),
            .panel(
                Panel("Clusters", BatchLists.clusters).with {
                    $0.empty = noCluster
                    if isAllowed {
                        $0.action = { table, row in
                            Form.post(
                                "/pages/batch/collect", csrf: csrf, label: "Collect now",
                                hidden: [("cluster", table.text("cluster", row) ?? "")])
                        }
                    }
                }),
        ]
        if !cluster.isEmpty {
            let bucket = buckets[span] ?? "1 day"
            blocks += [
                .panel(
                    Panel(
                        "Jobs over time",
                        BatchLists.throughput(cluster, span: span, bucket: bucket)
                    ).with {
                        $0.picture = {
                            Chart(
                                $0, title: "Jobs waiting and running", label: "bucket_start",
                                values: ["backlog", "running", "submitted", "ended"]
                            ).svg
                        }
                    }),
                .panel(
                    Panel(
                        "Waits and efficiency by user",
                        BatchLists.statistics(cluster, span: span, by: "user")
                    ).with { $0.empty = .init("No job ended in this period.") }),
            ]
        }
        return Page("Batch", intro: "What the batch scheduler forgets.", blocks)
    }

    private static let job = PageRoute.page("/pages/batch/jobs/:id", "the life of a job") {
        context in
        let id = try context.identifier()
        return Page(
            "Job",
            [
                .html(Navigation.tabs(tabs, at: "/pages/batch")),
                .panel(
                    Panel("Job", BatchLists.job(id)).with {
                        $0.empty = .init("There is no such job.")
                        $0.picture = JobPicture.job
                        $0.isPictureAll = true
                        $0.isBrowsable = false
                    }),
                .panel(
                    Panel("Timeline", BatchLists.timeline(of: id)).with {
                        $0.empty = .init("Nothing is known of its life.")
                        $0.isBrowsable = false
                    }),
            ])
    }

    private static let queues = PageRoute.page(
        "/pages/batch/queues", "queues and what waits in them"
    ) {
        context in
        let (cluster, names) = try await cluster(context)
        var blocks: [Block] = [
            head("/pages/batch/queues", cluster, names),
            .panel(Panel("Queues", BatchLists.queues).with { $0.empty = noCluster }),
        ]
        if !cluster.isEmpty {
            blocks.append(
                .panel(
                    Panel("What waits", BatchLists.depth(cluster)).with {
                        $0.note = "By the number of nodes and the walltime asked for."
                        $0.empty = .init("Nothing waits.")
                    }))
        }
        return Page("Queues", blocks)
    }

    private static let nodes = PageRoute.page(
        "/pages/batch/nodes", "nodes and what is free on them"
    ) {
        context in
        let (cluster, names) = try await cluster(context)
        let span = span(context)
        var blocks: [Block] = [
            head("/pages/batch/nodes", cluster, names, span: span),
            .panel(Panel("Nodes", BatchLists.nodes).with { $0.empty = noCluster }),
        ]
        if !cluster.isEmpty {
            blocks += [
                .panel(
                    Panel(
                        "Utilisation",
                        BatchLists.utilisation(
                            cluster, span: span, bucket: buckets[span] ?? "1 day")
                    ).with {
                        $0.note = "Weighted by time, of what was up."
                        $0.empty = .init("No look at the nodes in this period.")
                        $0.picture = {
                            Chart(
                                $0, title: "Part of cores and nodes used", label: "bucket_start",
                                values: ["core_utilisation", "node_utilisation", "known_share"]
                            ).svg
                        }
                    }),
                .panel(
                    Panel("What fits now", BatchLists.fits(cluster)).with {
                        $0.note = "Shapes of what is free on a node, and how many nodes have it."
                        $0.empty = .init("Nothing is free.")
                    }),
            ]
        }
        return Page("Nodes", blocks)
    }

    private static let quality = PageRoute.page("/pages/batch/quality", "how well jobs were seen") {
        context in
        let (cluster, names) = try await cluster(context)
        let span = span(context)
        var blocks = [head("/pages/batch/quality", cluster, names, span: span)]
        if !cluster.isEmpty {
            blocks += [
                .panel(
                    Panel("How much was seen", BatchLists.quality(cluster, span: span)).with {
                        $0.empty = .init("Nothing was collected in this period.")
                    }),
                .panel(
                    Panel("Job ids that were never seen", BatchLists.missing(cluster)).with {
                        $0.empty = .init("No gap in the sequence of job ids.")
                    }),
            ]
        }
        blocks.append(
            .panel(Panel("Collections", BatchLists.collections).with { $0.empty = noCluster }))
        return Page(
            "Data quality",
            intro: "Every job ends with a final state or with a flag that says what is missing.",
            blocks)
    }

    private static let actions = [
        PageRoute.action("/pages/batch/collect", "asks for a collection now") { context, fields in
            let cluster = try fields.required("cluster")
            try await context.database.write {
                try PageActions.requestCollection(from: cluster, $0)
            }
            return Notice.collectionRequested.at("/pages/batch", [("cluster", cluster)])
        }
    ]
}
