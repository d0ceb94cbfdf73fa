import Muster
public import MusterDatabase
public import PostgresClient

/// A scan with everything that follows from it: texts are parsed, statements explained, rules applied,
/// and candidate indexes tried on the planner.
public struct ScanPipeline: Sendable {
    /// Limits of a scan; what is nil comes from the settings.
    public struct Options: Sendable {
        /// How many statements, by total time.
        public var top: Int?
        /// Statements faster than this are left out.
        public var minMeanMilliseconds: Double?
        /// Statements that ran less often are left out.
        public var minCalls: Int?

        /// Limits.
        public init(top: Int? = nil, minMeanMilliseconds: Double? = nil, minCalls: Int? = nil) {
            self.top = top
            self.minMeanMilliseconds = minMeanMilliseconds
            self.minCalls = minCalls
        }
    }

    /// What a scan found, in the order in which it went about it.
    public struct Report: Sendable, Codable, Hashable {
        /// The snapshot.
        public var scan: ScanSummary
        /// Texts parsed.
        public var parsed = 0
        /// Utility statements dropped at the door.
        public var utility = 0
        /// Texts that the parser does not understand.
        public var unparsable = 0
        /// Expressions whose literals a running session showed.
        public var resolvedExpressions = 0
        /// Families, when they were made anew.
        public var families: Int?
        /// Statements explained; nil when no login may explain.
        public var planned: Int?
        /// Statements whose planning would run untrusted code.
        public var refused: Int?
        /// Statements that could not be explained.
        public var failed: Int?
        /// Plans that took another shape.
        public var changed: Int?
        /// Candidate indexes tried on the planner.
        public var verified: Int?
        /// Recommendations that are open now.
        public var open = 0
        /// Why nothing was explained.
        public var explainRefusal: String?

        /// Statements about whose plans something was learnt.
        fileprivate var explained: Int { (planned ?? 0) + (refused ?? 0) + (failed ?? 0) }

        /// Whether some of the candidates may have been left for another time.
        var mayHaveLeftWork: Bool { (verified ?? 0) > 0 }
    }

    let store: AdvisorStore
    let session: ExplainSession?

    /// A pipeline over the worker's connection; without a session nothing is explained.
    public init(_ connection: PostgresConnection, session: ExplainSession?) {
        store = AdvisorStore(connection)
        self.session = session
    }

    /// Takes a snapshot and does what follows from it.
    public func run(_ options: Options = Options()) async throws -> Report {
        let scan = try await store.scan(
            top: options.top, minMeanMilliseconds: options.minMeanMilliseconds,
            minCalls: options.minCalls)
        return try await followUp(scan, top: options.top, appliesRules: true)
    }

    /// Does what follows from a snapshot that somebody else took.
    ///
    /// - Parameters:
    ///   - scan: the snapshot.
    ///   - top: how many statements are explained at most; nil means the setting.
    ///   - appliesRules: also when nothing is known to have changed since they were applied last.
    /// - Returns: what was found.
    /// - Throws: `PostgresError`.
    public func followUp(
        _ scan: ScanSummary, top: Int? = nil, appliesRules: Bool = false
    ) async throws -> Report {
        var report = Report(scan: scan)
        let read = try await StatementReader(store: store).readPending()
        (report.parsed, report.utility, report.unparsable) =
            (read.parsed, read.utility, read.unparsable)
        report.resolvedExpressions = try await ExpressionResolver(store: store).resolveAll()
        report.families = try await FamilyMaker(store: store).makeIfDue()
        var learnt = 0
        if let session {
            learnt = try await StatisticsReader(store: store, session: session).readWanted()
            let plans = try await PlanCollector(store: store, session: session).collect(top: top)
            (report.planned, report.refused, report.failed, report.changed) =
                (plans.planned, plans.refused, plans.failed, plans.changed)
        }
        let isNew = report.parsed + report.resolvedExpressions + report.explained + learnt > 0
        let mayFindOther =
            if appliesRules || isNew { true } else { try await store.areRecommendationsDue() }
        if mayFindOther { try await store.refreshRecommendations() }
        if let session {
            // The rules say which columns matter; with what is found, they say how large indexes become.
            let found = try await StatisticsReader(store: store, session: session)
                .readCombinations()
            if found > 0 { try await store.refreshRecommendations() }
            report.verified = try await AdviceVerifier(store: store, session: session).verifyAll()
        }
        report.open = try await store.openRecommendationCount()
        return report
    }
}
