#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What keeping an index up to date is predicted to cost for each row written to its table.
///
/// Microseconds are those of a row that is inserted among many, with the pages in the cache and no WAL:
/// what a trial on unlogged copies can observe. `advisor._write_estimate()` predicts the same in SQL.
public struct IndexUpkeep: Sendable, Hashable {
    /// How an index works, as far as it makes a difference.
    public enum Method: String, Sendable, Hashable {
        /// One descent and one entry.
        case btree
        /// One entry in the page of its hash.
        case hash
        /// One entry for each word, element or key.
        case gin
        /// A look at the summary of the range of pages.
        case brin
        /// GiST, SP-GiST and whatever else.
        case other
    }

    /// How it works.
    public var method: Method
    /// How many keys it has.
    public var keys: Double
    /// How many of them are computed.
    public var expressions: Double
    /// Bytes of one entry.
    public var entryBytes: Double
    /// Levels above the leaves.
    public var height: Double
    /// Which part of the rows it has; nil when it has all.
    public var part: Double?
    /// How many entries a row has; one but for GIN.
    public var entriesPerRow: Double

    /// Describes an index.
    public init(
        method: Method, keys: Double, expressions: Double = 0, entryBytes: Double, height: Double,
        part: Double? = nil, entriesPerRow: Double = 1
    ) {
        self.method = method
        self.keys = keys
        self.expressions = expressions
        self.entryBytes = entryBytes
        self.height = height
        self.part = part
        self.entriesPerRow = entriesPerRow
    }

    /// Describes a candidate.
    public init(of candidate: IndexCandidate, size: IndexSize) {
        self.init(
            method: candidate.method == .brin ? .brin : .btree, keys: Double(candidate.keys.count),
            expressions: Double(candidate.keys.count { $0.column == nil }),
            entryBytes: size.entryBytes, height: size.height,
            part: candidate.condition?.fraction)
    }

    /// Bytes of the narrowest entry: a header of 8, and 8 of data.
    private static let narrowest = 16.0
    /// What a record in the WAL has beside the entry.
    private static let recordBytes = 48.0

    /// Microseconds of the server's processor; fitted to 18 kinds of indexes on 200,000 rows, of
    /// which the factor between predicted and observed is learned anew on each installation.
    public var microseconds: Double {
        let width = 0.5 * log2(max(entryBytes / Self.narrowest, 1))
        let tree = 0.4 + 0.4 * height + 0.3 * (keys - 1) + width
        let entry =
            switch method {
            case .btree: tree
            case .hash: 0.8 + width
            case .gin: 0.4 + 0.35 * entriesPerRow
            case .brin: 0.2
            case .other: 2 * tree
            }
        // What an expression gives, and whether a row belongs to it, is asked for every row.
        let asked = 0.8 * expressions + (part == nil ? 0 : 0.1)
        return entry * (part ?? 1) + asked
    }

    /// Bytes of WAL between two checkpoints, without the whole pages that follow a checkpoint.
    ///
    /// Copies are unlogged, so this is computed and not observed: a record for each entry, and a
    /// twentieth more for pages that are split. Logged tables had 64 to 66 bytes for an entry of 16,
    /// 79 to 95 for one of 32, 152 for one of 104; of GIN 57 to 157 for each entry.
    public var walBytes: Double {
        let record =
            switch method {
            case .btree: 1.05 * (Self.recordBytes + entryBytes)
            case .hash: 1.1 * (Self.recordBytes + Self.narrowest)
            case .gin: 100 * entriesPerRow
            case .brin: 0.0
            case .other: 2 * (Self.recordBytes + entryBytes)
            }
        return record * (part ?? 1)
    }
}
