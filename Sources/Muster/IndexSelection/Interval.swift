/// Between what values nine of ten predictions of a kind come true.
public struct Interval: Sendable, Hashable, Codable {
    /// A twentieth lies below.
    public var low: Double
    /// A twentieth lies above.
    public var high: Double

    /// Makes an interval.
    public init(low: Double, high: Double) {
        self.low = low
        self.high = high
    }

    /// The interval in another unit.
    public func divided(by unit: Double) -> Interval {
        Interval(low: low / unit, high: high / unit)
    }
}
