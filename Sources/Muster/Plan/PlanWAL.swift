/// Write-ahead log that a node wrote.
public struct PlanWAL: Hashable, Sendable {
    /// Records.
    public var records = 0.0
    /// Full page images.
    public var fullPageImages = 0.0
    /// Bytes.
    public var bytes = 0.0

    /// Makes a count of nothing.
    public init() {}
}
