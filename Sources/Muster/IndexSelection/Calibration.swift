#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What indexes that were really built taught about predictions: by how much they are off, and how far
/// they scatter.
public struct Calibration: Sendable, Hashable, Codable {
    /// What is known of one kind of prediction.
    public struct Factor: Sendable, Hashable, Codable {
        /// What a prediction has to be multiplied with.
        public var bias: Double
        /// Standard deviation of the logarithm of what is observed to what is predicted.
        public var spread: Double
        /// How many observations taught it.
        public var samples: Int

        /// So many observations are worth as much as what is assumed without any.
        private static let priorWeight = 8.0
        /// Beyond so many standard deviations lies a twentieth on either side.
        private static let twentieth = 1.645

        /// Learns.
        ///
        /// - Parameters:
        ///   - logarithms: of what was observed to what was predicted, one for each observation.
        ///   - assumed: the spread without any observation.
        public init(_ logarithms: [Double], assumed: Double) {
            let sorted = logarithms.filter(\.isFinite).sorted()
            let count = Double(sorted.count)
            let median =
                sorted.isEmpty
                ? 0 : (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
            let middle = median * count / (count + Self.priorWeight)
            // One observation far off must not make every later prediction worthless.
            let bound = 4 * assumed
            let squares = sorted.reduce(0) { sum, value in
                let distance = min(max(value - middle, -bound), bound)
                return sum + distance * distance
            }
            bias = exp(middle)
            spread =
                ((Self.priorWeight * assumed * assumed + squares) / (Self.priorWeight + count))
                .squareRoot()
            samples = sorted.count
        }

        /// Standard deviation of the logarithm of the bias itself.
        public var biasSpread: Double {
            spread / (Double(samples) + Self.priorWeight).squareRoot()
        }

        /// Between what values nine of ten observations lie.
        public func interval(around prediction: Double) -> Interval {
            let middle = prediction * bias
            let reach = exp(Self.twentieth * spread)
            return Interval(low: middle / reach, high: middle * reach)
        }

        /// The same for a sum of predictions that are off independently, but for the bias.
        public func interval(aroundSumOf parts: [Double], exact: Double = 0) -> Interval {
            let sum = parts.reduce(0, +) * bias
            let own = parts.reduce(0) { $0 + $1 * $1 } * spread * spread
            let shared = parts.reduce(0, +) * biasSpread
            let reach = Self.twentieth * bias * (own + shared * shared).squareRoot()
            return Interval(low: max(0, exact + sum - reach), high: exact + sum + reach)
        }
    }

    /// Bytes of an index.
    public var size: Factor
    /// What part of a statement's cost is left.
    public var cost: Factor
    /// What part of a statement's run time is left, beside what part of its cost.
    public var time: Factor
    /// Microseconds that an index takes for each row written.
    public var write: Factor

    /// Spreads as `scripts/bench-advise` finds them on TPC-H, and `scripts/bench-sandbox writes` on
    /// the sample database.
    private static let assumed = (size: 0.05, cost: 0.1, time: 0.5, write: 0.5)

    /// Learns from the logarithms of what was observed to what was predicted.
    public init(
        size: [Double] = [], cost: [Double] = [], time: [Double] = [], write: [Double] = []
    ) {
        self.size = Factor(size, assumed: Self.assumed.size)
        self.cost = Factor(cost, assumed: Self.assumed.cost)
        self.time = Factor(time, assumed: Self.assumed.time)
        self.write = Factor(write, assumed: Self.assumed.write)
    }
}
