/// What building the chosen indexes on copies and running the workload there gave.
public struct AdviceVerification: Sendable, Codable {
    /// One statement.
    public struct Statement: Sendable, Codable {
        /// Its label.
        public var statement: String
        /// Its text in one line.
        public var preview: String
        /// Least milliseconds as things are.
        public var before: Double
        /// Least milliseconds with the indexes that were kept.
        public var after: Double
        /// Least milliseconds with all indexes that were chosen first.
        public var tried: Double
        /// Planner's cost on the copies as things are.
        public var costBefore: Double
        /// Planner's cost with the indexes that were kept.
        public var costAfter: Double
        /// What part of its cost the search promised with all that were chosen first.
        public var promised: Double
        /// How often it was run with the kept indexes.
        public var runs: Int
        /// Whether a run took too long and was cancelled: its time is then a lower bound.
        public var isCut: Bool
    }

    /// An index that was chosen and then taken away.
    public struct Pruned: Sendable, Codable {
        /// Table and keys.
        public var index: String
        /// Bytes of the built one.
        public var bytes: Int64
        /// Why.
        public var reason: String
    }

    /// A statement of which the planner promised what the execution did not keep.
    public struct Finding: Sendable, Codable {
        /// Its label.
        public var statement: String
        /// What was promised, and what was measured.
        public var text: String
    }

    /// A table that was copied.
    public struct Copy: Sendable, Codable {
        /// The table.
        public var table: String
        /// Which part of it was copied, from 0 to 1.
        public var fraction: Double
    }

    /// Milliseconds of all statements as things are; weighted like the advice.
    public var before: Double
    /// The same with the indexes that were kept.
    public var after: Double
    /// The same with those that were chosen first.
    public var tried: Double
    /// Planner's cost of all statements on the copies as things are.
    public var costBefore: Double
    /// The same with the indexes that were kept.
    public var costAfter: Double
    /// By what part a statement may get slower.
    public var tolerance: Double
    /// The statements that were run.
    public var statements: [Statement]
    /// What was taken away.
    public var pruned: [Pruned]
    /// What the planner promised and the execution did not keep.
    public var findings: [Finding]
    /// The statements that were not run, and why.
    public var leftOut: [WorkloadAdvice.Refused]
    /// What was copied.
    public var copies: [Copy]
    /// How often statements were executed.
    public var executions: Int
    /// Whether there was time for everything.
    public var isComplete: Bool
    /// Seconds that it took.
    public var seconds: Double

    /// What part of the run time is left.
    public var relativeTime: Double { before > 0 ? after / before : 1 }
}
