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

    /// Share of the statement's cost that the candidate saves: the larger of what it saves alone and
    /// what it saves as a member of the chosen set, relative to the cost just before it joined.
    public var improvement: Double {
        let alone = Self.share(from: baselineCost, to: costAlone)
        guard let before = costBeforeJoining, let after = costAfterJoining else { return alone }
        return max(alone, Self.share(from: before, to: after))
    }

    private static func share(from before: Double, to after: Double) -> Double {
        before > 0 ? max(0, (before - after) / before) : 0
    }
}
