import MusterDatabase

/// What `muster analyze` answers.
enum AnalyzeSubject: String, CaseIterable {
    case efficiency
    case statistics
    case throughput
    case queueDepth = "queue-depth"
    case runNow = "run-now"
    case usage
    case fairness
    case reservations
    case utilisation
    case nodes
    case quality
    case missing
    case collections

    /// What it tells, for the help.
    var summary: String {
        switch self {
        case .efficiency: "how much of the walltime asked for was used, by user, project, …"
        case .statistics: "percentiles of wait and run time, slowdown, by queue, user, …"
        case .throughput: "jobs submitted, started, ended, and the backlog"
        case .queueDepth: "what waits, by nodes and walltime"
        case .runNow: "which job shapes fit now"
        case .usage: "where core hours went, what failed and what stood idle"
        case .fairness: "who got how much and waited how long for it"
        case .reservations: "what reservations held and used"
        case .utilisation: "use of cores, GPUs and nodes, time-weighted"
        case .nodes: "the same for each node"
        case .quality: "how much of it all was seen"
        case .missing: "jobs that were probably missed"
        case .collections: "the log of collections, newest first"
        }
    }

    /// The columns for people who name none; empty for all.
    var usualColumns: [String] {
        switch self {
        case .efficiency:
            [
                "grouping_value", "jobs", "walltime_efficiency_mean",
                "walltime_efficiency_weighted", "cpu_efficiency_weighted", "run_mean", "wait_mean",
            ]
        case .collections:
            [
                "collection_id", "cluster", "source", "status", "captured_at", "took",
                "entries_seen", "entries_changed", "transitions_added", "jobs_lost", "message",
            ]
        case .statistics, .throughput, .queueDepth, .runNow, .usage, .fairness, .reservations,
            .utilisation, .nodes, .quality, .missing:
            []
        }
    }
}
