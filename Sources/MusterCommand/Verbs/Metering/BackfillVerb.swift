import Muster
import MusterDatabase

/// `muster backfill`: builds rollups anew from the records.
struct BackfillVerb: Verb {
    let name = "backfill"
    let summary = "build the rollups of past days from their records"
    let help = """
        Newest day first, each in a transaction of its own. Stopped, it goes on where it was: with the
        same range, or without one, which takes up the oldest that is not finished. Days are those of
        UTC.
        """
    var options: [Option] { MeteringOptions.range + CommonOptions.connection }

    func run(_ context: Context) async throws -> ExitCode {
        let range = context.usageRange
        guard range.isEmpty || context.arguments.isGiven(MeteringOptions.since) else {
            throw UsageError("--until needs --since")
        }
        return try await context.withMetering(name) { store in
            let id: Int64
            if range.isEmpty {
                guard let open = try await store.openBackfill() else {
                    context.console.write(lines: ["no backfill is open"])
                    return .success
                }
                id = open
            } else {
                id = try await store.requestBackfill(range)
            }
            var progress = try await store.backfillProgress(id)
            let bar = ProgressBar("backfill", total: progress.daysTotal, console: context.console)
            defer { bar.finish() }
            bar.update(progress.daysDone)
            while try await store.advanceBackfill(id) {
                progress = try await store.backfillProgress(id)
                bar.update(progress.daysDone)
            }
            progress = try await store.backfillProgress(id)
            bar.update(progress.daysDone)
            bar.finish()
            context.console.write(
                lines: ["\(progress.daysDone) days, \(progress.recordsDone) records"])
            return .success
        }
    }
}
