/// GPU hours of one scope over time.
public struct UsageSeries: Sendable, Hashable {
    /// One bucket.
    public struct Point: Sendable, Hashable {
        /// Where it begins, in seconds since 1970.
        public let start: Double
        /// What was used in it.
        public let gpuHours: Double

        /// A bucket.
        public init(start: Double, gpuHours: Double) {
            self.start = start
            self.gpuHours = gpuHours
        }
    }

    /// The endpoint or spec; empty for everything.
    public let name: String
    /// The buckets that have usage, in order.
    public var points: [Point] = []

    /// A series without a bucket.
    public init(name: String, points: [Point] = []) {
        self.name = name
        self.points = points
    }
}
