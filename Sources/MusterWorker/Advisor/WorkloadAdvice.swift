public import Muster

/// The indexes chosen for a workload, and why; its JSON is what `advisor.advice.report` holds.
public struct WorkloadAdvice: Sendable, Codable {
    /// A statement that could not be planned.
    public struct Refused: Sendable, Codable {
        /// Its label.
        public var statement: String
        /// Why.
        public var reason: String
    }

    /// An index to make.
    public struct Index: Sendable, Codable {
        /// What each row written costs it.
        public struct Write: Sendable, Codable {
            /// Microseconds.
            public var microseconds: Double
            /// Between what values nine of ten such predictions came out.
            public var interval: Interval
            /// Bytes of WAL between two checkpoints, as computed.
            public var walBytes: Double
            /// How many indexes that were built here taught it; with none it is assumed.
            public var observations: Int
            /// Microseconds of the one that was built; nil when none was.
            public var measured: Double?
        }

        /// Its name.
        public var name: String
        /// Its table.
        public var table: String
        /// `(a, b) include (c)`.
        public var body: String
        /// Bytes that it will need.
        public var bytes: Double
        /// Between what sizes nine of ten such estimates came out.
        public var bytesInterval: Interval
        /// What part of the workload's cost it saves beyond those before it; its share, when others
        /// are needed for that.
        public var gain: Double
        /// Names of the others that are needed for it; mostly none.
        public var together: [String]
        /// What part it saves with those.
        public var gainTogether: Double
        /// Between what values that is in nine of ten cases.
        public var gainInterval: Interval
        /// What part would come back without it.
        public var loss: Double
        /// Labels of the statements whose plans use it.
        public var helps: [String]
        /// Labels of the statements that write its table and pay for it.
        public var harms: [String]
        /// Rows a day that are written to it.
        public var writesPerDay: Double
        /// What each of them costs; nil when nothing is known of the table.
        public var write: Write?
        /// Bytes of the one that was built; nil when none was.
        public var measuredBytes: Double?
        /// What part of the workload's run time comes back without it; nil when nothing was run.
        public var measuredGain: Double?
        /// The commands that make it, in their order: several for a partitioned table.
        public var steps: [String]
        /// The same in one text.
        public var ddl: String
        /// `DROP INDEX`.
        public var undo: String
    }

    /// An index that can go.
    public struct Drop: Sendable, Codable {
        /// Its name.
        public var name: String
        /// Bytes that become free.
        public var bytes: Double
        /// How often it was read since the statistics were reset.
        public var scans: Int64
        /// Why.
        public var reason: String
        /// `DROP INDEX`.
        public var ddl: String
        /// `CREATE INDEX`.
        public var undo: String
        /// The workload's cost without it, as a part of what it is with it, where the planner was
        /// asked on copies.
        public var costWithout: Double?
    }

    /// What one statement costs.
    public struct Statement: Sendable, Codable {
        /// Its label.
        public var statement: String
        /// Its text in one line.
        public var preview: String
        /// How it is planned otherwise than it is written; nil when it is not.
        public var note: String?
        /// Cost as things are.
        public var before: Double
        /// Cost with the chosen indexes.
        public var after: Double
        /// Between what values `after` is in nine of ten cases.
        public var afterInterval: Interval
        /// Cost with all candidates: no choice among them does better.
        public var floor: Double
    }

    /// A candidate that was not chosen.
    public struct Rejected: Sendable, Codable {
        /// Table and keys.
        public var index: String
        /// Bytes that it would need.
        public var bytes: Double
        /// What part of the workload's cost it saves as the only index.
        public var gainAlone: Double
        /// What part it would save in addition to the chosen ones.
        public var gainInAddition: Double
        /// Why not.
        public var reason: String
    }

    /// What another budget buys.
    public struct CurvePoint: Sendable, Codable {
        /// The budget.
        public var budget: Double
        /// Bytes used.
        public var bytes: Double
        /// What part of the cost is left.
        public var relativeCost: Double
        /// How many indexes.
        public var indexes: Int
    }

    /// What part of the workload's cost is left.
    public var relativeCost: Double
    /// Between what values that is in nine of ten cases.
    public var relativeCostInterval: Interval
    /// The same for run time, as far as indexes that were built here have told.
    public var relativeTimeInterval: Interval
    /// What part would be left if every candidate were free.
    public var floor: Double
    /// The cost as things are: milliseconds when the statistics told times, otherwise planner's units.
    public var costBefore: Double
    /// The cost with the chosen indexes.
    public var costAfter: Double
    /// Whether costs are weighted so that they are milliseconds of the statistics' window.
    public var isTimed: Bool
    /// Bytes that the chosen indexes need.
    public var bytes: Double
    /// Between what sizes that is in nine of ten cases.
    public var bytesInterval: Interval
    /// How many indexes and statements that were built and run here the intervals come from.
    public var observations: Int
    /// The indexes to make, in the order of what each saves beyond those before it.
    public var indexes: [Index]
    /// The indexes that can go.
    public var drops: [Drop]
    /// What each statement costs.
    public var statements: [Statement]
    /// The best of those not chosen.
    public var rejected: [Rejected]
    /// What other budgets buy.
    public var curve: [CurvePoint]
    /// Statements that could not be planned.
    public var refused: [Refused]
    /// How many candidates there were.
    public var candidates: Int
    /// How many EXPLAINs it took.
    public var explains: Int
    /// How many more were not needed, because an earlier search had asked the same.
    public var remembered: Int
    /// How many more were answered by the cache.
    public var implied: Int
    /// Whether the search ended by itself.
    public var isComplete: Bool
    /// Seconds that it took.
    public var seconds = 0.0
    /// What building and running gave; nil when nothing was built.
    public var verification: AdviceVerification?
}
