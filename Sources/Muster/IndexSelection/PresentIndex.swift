/// An index that a table has.
public struct PresentIndex: Sendable, Hashable {
    /// Its name with the schema.
    public var name: QualifiedName
    /// Its keys as SQL: columns by name, expressions in parentheses.
    public var keys: [String]
    /// Columns that it only carries.
    public var include: [String]
    /// Whether it is an ordinary B-tree: valid, all rows, ascending keys, default operator classes.
    public var isPlain: Bool
    /// Whether it is unique or a constraint needs it, so that it is never proposed to be dropped.
    public var isNeeded: Bool
    /// Bytes on disk.
    public var bytes: Double
    /// How often it was read since the statistics were reset.
    public var scans: Int64
    /// Its `CREATE INDEX`.
    public var definition: String
    /// Its table; nil when that is not known.
    public var table: QualifiedName?
    /// Whether it is that of a partitioned table, and has parts.
    public var isPartitioned = false

    /// Makes the facts of an index.
    public init(
        name: QualifiedName, keys: [String], include: [String] = [], isPlain: Bool = true,
        isNeeded: Bool = false, bytes: Double = 0, scans: Int64 = 0, definition: String = "",
        table: QualifiedName? = nil
    ) {
        self.name = name
        self.keys = keys
        self.include = include
        self.isPlain = isPlain
        self.isNeeded = isNeeded
        self.bytes = bytes
        self.scans = scans
        self.definition = definition
        self.table = table
    }

    /// What drops it; the server takes no CONCURRENTLY for an index with parts.
    public var dropCommand: String {
        "drop index \(isPartitioned ? "" : "concurrently ")if exists \(name)"
    }

    /// What stands behind the table in its definition: `btree (a, b) WHERE c`.
    public var body: String {
        let parts = definition.split(separator: " USING ", maxSplits: 1)
        return parts.count == 2 ? String(parts[1]) : ""
    }
}
