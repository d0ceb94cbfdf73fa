import MusterDatabase

/// `muster history JOB`: the life of a job.
struct HistoryVerb: Verb {
    let name = "history"
    let summary = "the life of a job: submission, changes of state, runs, end"
    let operands = "JOB"
    var operandCount: ClosedRange<Int> { 1...1 }
    let help = """
        JOB is the id as the scheduler prints it, with or without its server: 12, 12.head, 16[3]. Every
        incarnation and, without --cluster, every cluster that has it is told. Times are what the
        scheduler says; observed_at is when a collection first saw it.
        """
    var options: [Option] {
        [BatchOptions.cluster] + BatchOptions.selection + CommonOptions.connection
            + CommonOptions.output
    }

    func run(_ context: Context) async throws -> ExitCode {
        let job = context.arguments.operand(0) ?? ""
        return try await context.withBatch(name) { store in
            try await context.list(
                .history(job: job, cluster: context.arguments.string(BatchOptions.cluster)), store,
                usual: [
                    "cluster_name", "scheduler_job_id", "event", "occurred_at", "observed_at",
                    "lasted_for", "detail",
                ])
            return .success
        }
    }
}
