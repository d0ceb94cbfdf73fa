/// What the planner said about one candidate index for one statement.
public struct IndexTrial: Sendable, Hashable, Codable {
    /// The recommendation that was tried.
    public var recommendationID: Int64
    /// The statement it was tried on.
    public var statementID: Int64
    /// The plan's cost without any candidate.
    public var baselineCost: Double
    /// The plan's cost with this candidate alone.
    public var costAlone: Double
    /// The cost before this candidate joined the chosen set; nil when it was not chosen.
    public var costBeforeJoining: Double?
    /// The cost with the chosen set up to and including this candidate; nil when not chosen.
    public var costAfterJoining: Double?
    /// Whether the plan with the candidate alone, or with the chosen set, used it.
    public var isUsed: Bool
    /// HypoPG's size estimate in bytes.
    public var estimatedBytes: Int64
    /// What changed in the plan: `Seq Scan → Index Scan`.
    public var labels: [String] = []

    /// A trial of a candidate that has not joined a set.
    public init(
        recommendationID: Int64, statementID: Int64, baselineCost: Double, costAlone: Double,
        isUsed: Bool, estimatedBytes: Int64
    ) {
        self.recommendationID = recommendationID
        self.statementID = statementID
        self.baselineCost = baselineCost
        self.costAlone = costAlone
        self.isUsed = isUsed
        self.estimatedBytes = estimatedBytes
    }

    /// The pair of costs that tells most about the candidate: what it saves alone, or what it saves as
    /// a member of the chosen set relative to the cost just before it joined.
    public var tellingCosts: (before: Double, after: Double) {
        guard let before = costBeforeJoining, let after = costAfterJoining,
            Self.saving(before, after) > Self.saving(baselineCost, costAlone)
        else { return (baselineCost, costAlone) }
        return (before, after)
    }

    /// Whether what it saves is for members of the set that joined before it.
    public var needsOthers: Bool {
        guard let before = costBeforeJoining else { return false }
        return before < baselineCost && tellingCosts.before == before
    }

    private static func saving(_ before: Double, _ after: Double) -> Double {
        before > 0 ? (before - after) / before : 0
    }
}
