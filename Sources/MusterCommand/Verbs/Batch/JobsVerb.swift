import MusterDatabase

/// `muster jobs`: the jobs of batch schedulers.
struct JobsVerb: Verb {
    private let all = Option.flag("all", short: "a", "also those that are finished or lost")
    private let user = Option.value("user", short: "u", "NAME", "whose")
    private let queue = Option.value("queue", short: "q", "NAME", "in which queue")
    private let project = Option.value("project", "NAME", "of which project")
    private let state = Option.value(
        "state", "STATE", "in which state: queued, running, held, finished, lost and others")

    let name = "jobs"
    let summary = "jobs of batch schedulers: those that wait and run, or all that were seen"
    let help = """
        Prints batch.job_list as of the last collection; muster collect makes a new one. Tables show a
        few columns, CSV and JSON all of them.
        """
    var options: [Option] {
        [BatchOptions.cluster, all, user, queue, project, state] + BatchOptions.selection
            + CommonOptions.connection + CommonOptions.output
    }

    func run(_ context: Context) async throws -> ExitCode {
        let wanted: [(Option, String)] = [
            (user, "user_name"), (queue, "queue"), (project, "project"), (state, "state"),
        ]
        var filters = wanted.compactMap { option, column in
            context.arguments.string(option).map { BatchFilter(column, .equals, $0) }
        }
        if !context.arguments.flag(all), context.arguments.string(state) == nil {
            filters.append(BatchFilter("is_live", .equals, "true"))
        }
        return try await context.withBatch(name) { store in
            try await context.list(
                .jobs(cluster: context.arguments.string(BatchOptions.cluster)), store,
                usual: [
                    "cluster", "job", "name", "user_name", "queue", "state", "nodes", "cores",
                    "walltime", "waited_for", "ran_for",
                ], filters: filters)
            return .success
        }
    }
}
