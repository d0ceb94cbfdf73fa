/// Execution times of one variant of a statement, for several sets of parameters.
public struct MeasuredRuns: Sendable, Hashable {
    /// One execution.
    public struct Run: Sendable, Hashable {
        /// Milliseconds of execution and planning.
        public var milliseconds: Double
        /// Blocks touched.
        public var buffers: Double

        /// Makes a run.
        public init(milliseconds: Double, buffers: Double) {
            self.milliseconds = milliseconds
            self.buffers = buffers
        }
    }

    private var runs: [[Run]]

    /// No runs yet.
    ///
    /// - Parameter sets: how many sets of parameters there are; at least one.
    public init(sets: Int) {
        runs = Array(repeating: [], count: max(1, sets))
    }

    /// Adds a run with one set of parameters.
    public mutating func append(_ run: Run, set: Int) {
        runs[set].append(run)
    }

    /// How many runs there were.
    public var count: Int { runs.reduce(0) { $0 + $1.count } }

    /// The least of the runs, averaged over the sets: what else the machine does only ever adds.
    public var leastMilliseconds: Double { mean { $0.map(\.milliseconds).min() } }

    /// The median of the runs, averaged over the sets.
    public var medianMilliseconds: Double {
        mean { runs in
            let sorted = runs.map(\.milliseconds).sorted()
            guard !sorted.isEmpty else { return nil }
            return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
        }
    }

    /// Blocks touched by a run, on average.
    public var buffers: Double {
        mean { $0.isEmpty ? nil : $0.reduce(0) { $0 + $1.buffers } / Double($0.count) }
    }

    private func mean(_ value: ([Run]) -> Double?) -> Double {
        let values = runs.compactMap(value)
        return values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
    }
}
