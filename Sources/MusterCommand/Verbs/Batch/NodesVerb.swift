import MusterDatabase

/// `muster nodes`: the nodes of batch schedulers.
struct NodesVerb: Verb {
    private let all = Option.flag("all", short: "a", "also those that are gone")
    private let free = Option.flag("free", "only those with a free core")

    let name = "nodes"
    let summary = "nodes of batch schedulers and what is free on them"
    let help = "Prints batch.node_list as of the last look at the nodes."
    var options: [Option] {
        [BatchOptions.cluster, all, free] + BatchOptions.selection + CommonOptions.connection
            + CommonOptions.output
    }

    func run(_ context: Context) async throws -> ExitCode {
        var filters: [BatchFilter] = []
        if !context.arguments.flag(all) {
            filters.append(BatchFilter("is_present", .equals, "true"))
        }
        if context.arguments.flag(free) { filters.append(BatchFilter("cores_free", .above, "0")) }
        return try await context.withBatch(name) { [filters] store in
            try await context.list(
                .nodes(cluster: context.arguments.string(BatchOptions.cluster)), store,
                usual: [
                    "cluster", "node", "state", "cores", "cores_free", "gpus", "gpus_free",
                    "memory_free", "jobs", "queues", "comment",
                ], filters: filters)
            return .success
        }
    }
}
