/// Blocks that a node touched, and the time that took.
public struct PlanBuffers: Hashable, Sendable, Codable {
    /// Shared blocks found in the cache.
    public var sharedHit = 0.0
    /// Shared blocks read.
    public var sharedRead = 0.0
    /// Shared blocks made dirty.
    public var sharedDirtied = 0.0
    /// Shared blocks written.
    public var sharedWritten = 0.0
    /// Blocks of temporary tables found in the cache.
    public var localHit = 0.0
    /// Blocks of temporary tables read.
    public var localRead = 0.0
    /// Blocks of temporary tables made dirty.
    public var localDirtied = 0.0
    /// Blocks of temporary tables written.
    public var localWritten = 0.0
    /// Blocks of sorts, hash tables and the like read from disk.
    public var tempRead = 0.0
    /// Blocks of sorts, hash tables and the like written to disk.
    public var tempWritten = 0.0
    /// Milliseconds of reading; only with `track_io_timing`.
    public var readTime = 0.0
    /// Milliseconds of writing; only with `track_io_timing`.
    public var writeTime = 0.0

    /// Makes a count of nothing.
    public init() {}

    private enum CodingKeys: String, CodingKey {
        case sharedHit = "shared_hit"
        case sharedRead = "shared_read"
        case sharedDirtied = "shared_dirtied"
        case sharedWritten = "shared_written"
        case localHit = "local_hit"
        case localRead = "local_read"
        case localDirtied = "local_dirtied"
        case localWritten = "local_written"
        case tempRead = "temp_read"
        case tempWritten = "temp_written"
        case readTime = "read_ms"
        case writeTime = "write_ms"
    }

    /// Blocks that were asked for: found or read, shared and local.
    public var touched: Double { sharedHit + sharedRead + localHit + localRead }

    /// Blocks of temporary files, read and written.
    public var temporary: Double { tempRead + tempWritten }
}
