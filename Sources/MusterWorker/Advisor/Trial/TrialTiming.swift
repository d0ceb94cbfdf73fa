import Muster

/// How long a statement took with one plan, run by run.
struct TrialTiming: Sendable {
    var runs: MeasuredRuns
    /// Whether a run was cancelled because it took too long; its time is then the limit.
    var isCut = false

    /// The least of the runs, averaged over the sets of parameters.
    var milliseconds: Double { runs.leastMilliseconds }
}
