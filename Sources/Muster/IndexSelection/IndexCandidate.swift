/// A B-tree that could be made.
public struct IndexCandidate: Sendable, Hashable, Codable {
    /// One key.
    public struct Key: Sendable, Hashable, Codable {
        /// The column or expression as SQL, without a direction.
        public var text: String
        /// The name of the column, when the key is a column.
        public var column: String?
        /// Whether it descends; nulls then come first, otherwise last, as is the default.
        public var isDescending: Bool

        /// A key that is a column.
        public init(column: String, isDescending: Bool = false) {
            text = SQLIdentifier.quoted(column)
            self.column = column
            self.isDescending = isDescending
        }

        /// A key that is an expression, written so that it can stand in `CREATE INDEX`.
        public init(expression: String) {
            text = expression
            column = nil
            isDescending = false
        }
    }

    /// The table, with its schema.
    public var table: QualifiedName
    /// The keys in order.
    public var keys: [Key]
    /// Columns that it only carries, so that the table need not be read.
    public var include: [String]

    /// Makes a candidate.
    public init(table: QualifiedName, keys: [Key], include: [String] = []) {
        self.table = table
        self.keys = keys
        self.include = include
    }

    /// Makes a candidate on plain columns.
    public init(table: QualifiedName, columns: [String], include: [String] = []) {
        self.init(table: table, keys: columns.map { Key(column: $0) }, include: include)
    }

    /// What stands after the table's name: `(a, b desc) include (c)`.
    public var body: String {
        let keys = keys.map { $0.text + ($0.isDescending ? " desc" : "") }
        let tail = include.map(SQLIdentifier.quoted).joined(separator: ", ")
        return "(\(keys.joined(separator: ", ")))" + (tail.isEmpty ? "" : " include (\(tail))")
    }

    /// `CREATE INDEX` without a name, as HypoPG takes it.
    public var definition: String { "create index on \(table) \(body)" }

    /// The table and the keys, for people: `public.orders (user_id)`.
    public var title: String { "\(table) \(body)" }

    /// A name in the server's manner, at most 63 bytes long.
    public var name: String {
        let parts = keys.map { $0.column ?? "expr" } + include
        let stem = ([table.name] + parts).joined(separator: "_")
        let suffix = include.isEmpty ? "_idx" : "_cover_idx"
        guard stem.utf8.count + suffix.utf8.count > 63 else { return stem + suffix }
        var hash = FNV1a()
        hash.add(title)
        let digits = hash.digits
        var short = stem
        while short.utf8.count + digits.utf8.count + suffix.utf8.count + 1 > 63 {
            short.removeLast()
        }
        return "\(short)_\(digits)\(suffix)"
    }

    /// Whether an index has these keys first, in this order, and carries what this one carries.
    public func isServed(by index: PresentIndex) -> Bool {
        let own = keys.map(\.text)
        let theirs = index.keys
        return index.isPlain && keys.allSatisfy { !$0.isDescending } && theirs.count >= own.count
            && Array(theirs.prefix(own.count)) == own
            && Set(include.map(SQLIdentifier.quoted)).isSubset(
                of: Set(theirs + index.include.map(SQLIdentifier.quoted)))
    }

    /// Whether this one does whatever the other does: the same keys first, all its columns.
    public func covers(_ other: IndexCandidate) -> Bool {
        table == other.table && keys.count >= other.keys.count
            && Array(keys.prefix(other.keys.count)) == other.keys
            && Set(other.include).isSubset(of: Set(include + keys.compactMap(\.column)))
    }
}
