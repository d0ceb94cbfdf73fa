import FoundationEssentials
import Muster
import MusterDatabase
import MusterWorker
import PostgresClient

/// `muster collect`: asks a batch scheduler now.
struct CollectVerb: Verb {
    private let here = Option.flag(
        "here", "run the scheduler's commands on this machine, without a worker")
    private let wait = Option.value(
        "wait", "TIME", "how long to wait for the workers; default 2min, 0 not at all")

    let name = "collect"
    let summary = "ask a batch scheduler now and show what came of it"
    let operands = "[SOURCE]"
    let help = """
        Asks the workers for every document of the cluster that is enabled, or for one: jobs, jobs_x,
        jobs_xt, queues, nodes, server, reservations; squeue, sinfo of Slurm. Ends with 5 when a
        collection failed or was partial.
        """
    var options: [Option] {
        [BatchOptions.cluster, here, wait] + CommonOptions.connection + CommonOptions.output
    }

    func run(_ context: Context) async throws -> ExitCode {
        let source = context.arguments.operand(0)
        let patience = try context.arguments.duration(wait) ?? .seconds(120)
        return try await context.withBatch(name) { store in
            let cluster = try await context.cluster(store)
            let last = try await store.lastCollection()
            if context.arguments.flag(here) {
                let worker = "muster collect \(UUID().uuidString)"
                try await Collector(store, worker: worker, log: context.log)
                    .collectNow(cluster: cluster, source: source)
            } else {
                let asked = try await store.requestCollection(cluster: cluster, source: source)
                guard asked > 0 else { throw NothingEnabled(cluster: cluster) }
                guard patience > .zero else { return .success }
                try await waitForWorkers(store, cluster, patience)
            }
            return try await show(store, cluster, after: last, context)
        }
    }

    private func waitForWorkers(
        _ store: BatchStore, _ cluster: String, _ patience: Duration
    ) async throws {
        let clock = ContinuousClock()
        let deadline = clock.now + patience
        while try await store.pendingCollections(cluster: cluster) > 0 {
            guard clock.now < deadline else { throw NobodyCollects(patience: patience) }
            try await Task.sleep(for: .milliseconds(200))
        }
    }

    private func show(
        _ store: BatchStore, _ cluster: String, after last: Int64, _ context: Context
    ) async throws -> ExitCode {
        let view = BatchView.collections(cluster: cluster)
        let new = BatchFilter("collection_id", .above, "\(last)")
        let usual = AnalyzeSubject.collections.usualColumns
        let rows = try await store.rows(
            of: view,
            BatchSelection(
                columns: try context.isForPeople ? usual : [], filters: [new],
                sort: ["collection_id"]))
        try context.show(rows)
        let isWell = try rows.allSatisfy {
            try $0.decode("status", as: String.self) == "succeeded"
        }
        return isWell ? .success : .findings
    }
}
