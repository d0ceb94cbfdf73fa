import MusterDatabase

/// `muster queues`: the queues of batch schedulers.
struct QueuesVerb: Verb {
    private let all = Option.flag("all", short: "a", "also those that are gone")

    let name = "queues"
    let summary = "queues of batch schedulers and what waits and runs in them"
    let help = "Prints batch.queue_list as of the last look at the queues."
    var options: [Option] {
        [BatchOptions.cluster, all] + BatchOptions.selection + CommonOptions.connection
            + CommonOptions.output
    }

    func run(_ context: Context) async throws -> ExitCode {
        let filters =
            context.arguments.flag(all) ? [] : [BatchFilter("is_present", .equals, "true")]
        return try await context.withBatch(name) { store in
            try await context.list(
                .queues(cluster: context.arguments.string(BatchOptions.cluster)), store,
                usual: [
                    "cluster", "queue", "is_enabled", "is_started", "jobs", "queued", "running",
                    "held", "walltime_max", "observed_at",
                ], filters: filters)
            return .success
        }
    }
}
