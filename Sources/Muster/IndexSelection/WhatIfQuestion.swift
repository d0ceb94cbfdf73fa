/// A question to the planner: what a statement would cost if these indexes were there.
public struct WhatIfQuestion: Sendable, Hashable {
    /// Number of the statement in the workload.
    public var statement: Int
    /// Numbers of the candidates, ascending.
    public var indexes: [Int]

    /// Makes a question.
    public init(statement: Int, indexes: [Int]) {
        self.statement = statement
        self.indexes = indexes
    }
}
