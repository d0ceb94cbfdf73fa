import Muster

/// How far the figures of an advice may be off, by what was observed of indexes that were built.
///
/// What no index changes is certain: only the cost of statements that use one is a prediction.
struct AdviceUncertainty {
    private let calibration: Calibration
    private let result: SelectionResult
    private let weights: [Double]
    private let size: Calibration.Factor

    init(_ found: FoundIndexes, _ result: SelectionResult) {
        calibration = found.calibration
        self.result = result
        weights = found.search.weights
        // The bias is in the sizes already.
        var size = found.calibration.size
        size.bias = 1
        self.size = size
    }

    /// How many observations there were.
    var observations: Int {
        calibration.size.samples + calibration.cost.samples + calibration.time.samples
            + calibration.write.samples
    }

    /// Of the whole workload's cost.
    var cost: Interval { interval(calibration.cost) }

    /// Of the same as run time.
    var time: Interval { interval(calibration.time) }

    /// Of all indexes' bytes.
    var bytes: Interval {
        size.interval(aroundSumOf: [result.bytes])
    }

    /// Of one index's bytes.
    func bytes(of bytes: Double) -> Interval { size.interval(around: bytes) }

    /// What each row written costs one index.
    func write(of upkeep: IndexUpkeep) -> WorkloadAdvice.Index.Write {
        WorkloadAdvice.Index.Write(
            microseconds: upkeep.microseconds * calibration.write.bias,
            interval: calibration.write.interval(around: upkeep.microseconds),
            walBytes: upkeep.walBytes, observations: calibration.write.samples)
    }

    /// Of one statement's cost.
    func cost(of statement: SelectionResult.StatementCost) -> Interval {
        guard statement.after != statement.before else {
            return Interval(low: statement.after, high: statement.after)
        }
        return calibration.cost.interval(around: statement.after)
    }

    /// Of what an index saves.
    func gain(of chosen: SelectionResult.Chosen) -> Interval {
        let parts = chosen.statements.compactMap { number in
            result.statements[number].map { $0.after * weights[number] }
        }
        let around = calibration.cost.interval(aroundSumOf: parts)
        let middle = parts.reduce(0, +)
        return Interval(
            low: chosen.gain + middle - around.high, high: chosen.gain + middle - around.low)
    }

    private func interval(_ factor: Calibration.Factor) -> Interval {
        var parts: [Double] = []
        // What keeping the indexes up to date costs is in the total.
        var exact = result.costAfter
        for (number, cost) in result.statements.enumerated() {
            guard let cost else { continue }
            guard cost.after != cost.before else { continue }
            parts.append(cost.after * weights[number])
            exact -= cost.after * weights[number]
        }
        return factor.interval(aroundSumOf: parts, exact: exact)
    }
}
