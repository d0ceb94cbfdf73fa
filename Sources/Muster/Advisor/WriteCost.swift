/// What an index that was built took for each row written, as measured.
public struct WriteCost: Sendable, Hashable {
    /// Microseconds.
    public var microseconds: Double
    /// Blocks touched.
    public var buffers: Double

    /// Less cannot be told from nothing.
    private static let resolution = 0.01

    /// The difference between runs with and without it; nil without runs.
    ///
    /// - Parameters:
    ///   - with: milliseconds of the runs with the index.
    ///   - without: the same without any.
    ///   - buffers: blocks that a run touches more with it.
    ///   - rows: how many rows each run wrote.
    public init?(with: [Double], without: [Double], buffers: Double, rows: Int) {
        // What else the machine does only ever adds, to the one as to the other.
        guard let with = with.min(), let without = without.min(), rows > 0 else { return nil }
        microseconds = max((with - without) * 1_000 / Double(rows), Self.resolution)
        self.buffers = max(buffers / Double(rows), 0)
    }
}
