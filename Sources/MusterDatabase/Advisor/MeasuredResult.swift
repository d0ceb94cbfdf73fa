public import Muster

/// What executing a statement with and without indexes gave.
public struct MeasuredResult: Sendable {
    /// A table that was copied.
    public struct Table: Sendable, Encodable {
        var table: String
        var fraction: Double

        /// Makes the note of a copy.
        public init(table: String, fraction: Double) {
            self.table = table
            self.fraction = fraction
        }
    }

    /// What an index costs for each row written.
    public struct Write: Sendable, Encodable {
        /// Microseconds as predicted, before anything was learned.
        public var predicted: Double
        /// Microseconds as measured.
        public var measured: Double
        /// Blocks touched.
        public var buffers: Double
        /// Bytes of WAL as computed: copies have none.
        public var walBytes: Double

        /// Makes one.
        public init(predicted: Double, measured: Double, buffers: Double, walBytes: Double) {
            self.predicted = predicted
            self.measured = measured
            self.buffers = buffers
            self.walBytes = walBytes
        }
    }

    /// An index that was built.
    public struct Index: Sendable, Encodable {
        /// Its definition.
        public var ddl: String
        var bytes: Int64
        /// `kept`, `unused` or `harmful`.
        var verdict: String
        /// What a row written costs it; nil when that was not measured.
        public var write: Write?

        /// Whether the statement is better off without it.
        public var isPruned: Bool { verdict != "kept" }

        /// Makes the note of an index.
        public init(ddl: String, bytes: Int64, verdict: String) {
            self.ddl = ddl
            self.bytes = bytes
            self.verdict = verdict
        }
    }

    /// The plan without the indexes.
    public var before: AdvisorStore.PlanRecord
    /// The plan with those that were kept.
    public var after: AdvisorStore.PlanRecord
    /// Executions without the indexes.
    public var runsBefore: MeasuredRuns
    /// Whether one of these was ended by the limit: its time is the least it takes, its blocks unknown.
    public var isBeforeCut: Bool
    /// Executions with those that were kept.
    public var runsAfter: MeasuredRuns
    /// What was copied.
    public var tables: [Table]
    /// What was built.
    public var indexes: [Index]
    /// What the reader should know.
    public var notes: [String]

    /// Makes a result.
    public init(
        before: AdvisorStore.PlanRecord, after: AdvisorStore.PlanRecord, runsBefore: MeasuredRuns,
        isBeforeCut: Bool, runsAfter: MeasuredRuns, tables: [Table], indexes: [Index],
        notes: [String]
    ) {
        self.before = before
        self.after = after
        self.runsBefore = runsBefore
        self.isBeforeCut = isBeforeCut
        self.runsAfter = runsAfter
        self.tables = tables
        self.indexes = indexes
        self.notes = notes
    }
}

extension MeasuredResult: Encodable {
    private enum CodingKeys: String, CodingKey {
        case beforeCost = "before_cost"
        case afterCost = "after_cost"
        case beforeMilliseconds = "before_ms"
        case afterMilliseconds = "after_ms"
        case beforeMedian = "before_median_ms"
        case afterMedian = "after_median_ms"
        case beforeBuffers = "before_buffers"
        case afterBuffers = "after_buffers"
        case runs
        case size = "size_bytes"
        case labels
        case notes
        case sandbox
        case diff
    }

    private struct Sandbox: Encodable {
        var tables: [Table]
        var indexes: [Index]
    }

    /// Encodes the columns of `advisor.simulation`, except for the plans.
    public func encode(to encoder: any Encoder) throws {
        let diff = PlanDiff(before: before.plan, after: after.plan)
        var columns = encoder.container(keyedBy: CodingKeys.self)
        try columns.encode(before.plan.totalCost, forKey: .beforeCost)
        try columns.encode(after.plan.totalCost, forKey: .afterCost)
        try columns.encode(runsBefore.leastMilliseconds, forKey: .beforeMilliseconds)
        try columns.encode(runsAfter.leastMilliseconds, forKey: .afterMilliseconds)
        try columns.encode(runsBefore.medianMilliseconds, forKey: .beforeMedian)
        try columns.encode(runsAfter.medianMilliseconds, forKey: .afterMedian)
        if !isBeforeCut {
            try columns.encode(Int64(runsBefore.buffers.rounded()), forKey: .beforeBuffers)
        }
        try columns.encode(Int64(runsAfter.buffers.rounded()), forKey: .afterBuffers)
        try columns.encode(runsAfter.count, forKey: .runs)
        try columns.encode(indexes.reduce(0) { $0 + $1.bytes }, forKey: .size)
        try columns.encode(diff.labels.map(\.text), forKey: .labels)
        try columns.encode(notes, forKey: .notes)
        try columns.encode(Sandbox(tables: tables, indexes: indexes), forKey: .sandbox)
        try columns.encode(diff, forKey: .diff)
    }
}
