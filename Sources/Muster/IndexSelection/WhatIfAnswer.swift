/// What the planner said: the cost of its plan, and which candidates that plan uses.
public struct WhatIfAnswer: Sendable, Hashable {
    /// Cost, with whatever the oracle knows to be missing in the planner's own figure.
    public var cost: Double
    /// The planner's own figure.
    public var plannerCost: Double
    /// Numbers of the candidates that the plan uses, ascending.
    public var used: [Int]

    /// Makes an answer; by default the planner's figure is the cost.
    public init(cost: Double, plannerCost: Double? = nil, used: [Int]) {
        self.cost = cost
        self.plannerCost = plannerCost ?? cost
        self.used = used
    }
}
