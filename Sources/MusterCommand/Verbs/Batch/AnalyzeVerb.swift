import Muster
import MusterDatabase

/// `muster analyze SUBJECT`: answers about jobs, queues and nodes.
struct AnalyzeVerb: Verb {
    private enum Grouping: String, CaseIterable {
        case queue, user, project, size, walltime, all
    }

    private let grouping = Option.value(
        "by", "WHAT", "efficiency, statistics: queue, user, project, size, walltime or all")
    private let bucket = Option.value(
        "bucket", "SPAN", "throughput, utilisation: 1h, 1d; default 1d")

    let name = "analyze"
    let summary = "efficiency, waits, backlog, use, fairness of batch schedulers"
    let operands = "SUBJECT"
    var operandCount: ClosedRange<Int> { 1...1 }
    var help: String {
        let width = AnalyzeSubject.allCases.map(\.rawValue.count).max() ?? 0
        let subjects = AnalyzeSubject.allCases.map { subject in
            let name = subject.rawValue
            let gap = String(repeating: " ", count: width - name.count)
            return "  \(name)\(gap)  \(subject.summary)"
        }
        return "SUBJECT is one of\n" + subjects.joined(separator: "\n") + """


            Shares and efficiencies are between 0 and 1, times in seconds. Days are those of UTC; usage and
            fairness take whole days.
            """
    }
    var options: [Option] {
        [BatchOptions.cluster, BatchOptions.since, BatchOptions.until, grouping, bucket]
            + BatchOptions.selection + CommonOptions.connection + CommonOptions.output
    }

    func operandWords(_ registry: VerbRegistry) -> [String] {
        AnalyzeSubject.allCases.map(\.rawValue)
    }

    func run(_ context: Context) async throws -> ExitCode {
        let word = context.arguments.operand(0) ?? ""
        guard let subject = AnalyzeSubject(rawValue: word) else {
            let known = AnalyzeSubject.allCases.map(\.rawValue)
            throw UsageError(
                "there is no subject \(Arguments.shown(word))",
                hint: Spelling.suggestion(for: word, among: known)
                    ?? "Subjects: \(known.joined(separator: ", ")).")
        }
        let by = try context.arguments.choice(grouping, of: Grouping.self)
        let span = try context.arguments.duration(bucket) ?? .seconds(86_400)
        return try await context.withBatch(name) { store in
            if subject == .collections {
                let view = BatchView.collections(
                    cluster: context.arguments.string(BatchOptions.cluster))
                try await context.list(view, store, usual: subject.usualColumns)
                return .success
            }
            let cluster = try await context.cluster(store)
            try await context.list(
                view(of: subject, cluster, by, span, context), store, usual: subject.usualColumns)
            return .success
        }
    }

    private func view(
        of subject: AnalyzeSubject, _ cluster: String, _ by: Grouping?, _ span: Duration,
        _ context: Context
    ) -> BatchView {
        let (since, until) = context.period
        return switch subject {
        case .efficiency:
            .statistics(
                cluster: cluster, since: since, until: until, by: (by ?? .user).rawValue)
        case .statistics:
            .statistics(
                cluster: cluster, since: since, until: until, by: (by ?? .queue).rawValue)
        case .throughput: .throughput(cluster: cluster, since: since, until: until, bucket: span)
        case .utilisation: .utilisation(cluster: cluster, since: since, until: until, bucket: span)
        case .queueDepth: .queueDepth(cluster: cluster, at: until)
        case .runNow: .runNow(cluster: cluster)
        case .usage: .usage(cluster: cluster, since: since, until: until)
        case .fairness: .fairness(cluster: cluster, since: since, until: until)
        case .reservations: .reservations(cluster: cluster, since: since, until: until)
        case .nodes: .nodeUtilisation(cluster: cluster, since: since, until: until)
        case .quality: .quality(cluster: cluster, since: since, until: until)
        case .missing: .missing(cluster: cluster)
        case .collections: .collections(cluster: cluster)
        }
    }
}
