/// An index that could be made.
public struct IndexCandidate: Sendable, Hashable, Codable {
    /// One key.
    public struct Key: Sendable, Hashable, Codable {
        /// The column or expression as SQL, without a direction.
        public var text: String
        /// The name of the column, when the key is a column.
        public var column: String?
        /// The only column in an expression; nil when there are several.
        public var source: String?
        /// Whether it descends; nulls then come first, otherwise last, as is the default.
        public var isDescending: Bool

        /// A key that is a column.
        public init(column: String, isDescending: Bool = false) {
            text = SQLIdentifier.quoted(column)
            self.column = column
            self.isDescending = isDescending
        }

        /// A key that is an expression, written so that it can stand in `CREATE INDEX`.
        public init(expression: String, over source: String? = nil) {
            text = expression
            column = nil
            self.source = source
            isDescending = false
        }
    }

    /// How the index works.
    public enum Method: String, Sendable, Hashable, Codable {
        /// The usual one.
        case btree
        /// Least and greatest values of ranges of pages: tiny, for columns in the order of the table.
        case brin
    }

    /// What all rows of a partial index have in a column: null, or one value.
    public struct Condition: Sendable, Hashable, Codable {
        /// The column.
        public var column: String
        /// The value as a literal of SQL; nil for null.
        public var value: String?
        /// Which part of the rows that is.
        public var fraction: Double

        /// Makes a condition.
        public init(column: String, value: String? = nil, fraction: Double) {
            self.column = column
            self.value = value
            self.fraction = fraction
        }

        /// As it stands in `CREATE INDEX`.
        fileprivate var text: String {
            "\(SQLIdentifier.quoted(column)) " + (value.map { "= \($0)" } ?? "is null")
        }

        /// Whether it is what the server writes of an index: `(a = 'x'::text)`.
        fileprivate func isSame(as written: Substring) -> Bool {
            let name = SQLIdentifier.quoted(column)
            guard let value else { return written.lowercased() == "(\(name) is null)".lowercased() }
            return ["(\(name) = ", "((\(name))::text = "].contains { start in
                written.hasPrefix(start)
                    && (written.dropFirst(start.count) == value + ")"
                        || written.dropFirst(start.count).hasPrefix(value + "::"))
            }
        }

        /// What it adds to the name of an index.
        fileprivate var nameSuffix: String {
            guard let value else { return "_null" }
            let word = value.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
            var hash = FNV1a()
            hash.add(value)
            // 'a-b' and 'a.b' have the same letters.
            let isWhole = "'\(word)'" == value || word == value
            return "_\(column)_\(word.prefix(16))" + (isWhole ? "" : "_\(hash.digits.prefix(4))")
        }
    }

    /// The table, with its schema.
    public var table: QualifiedName
    /// The keys in order.
    public var keys: [Key]
    /// Columns that it only carries, so that the table need not be read.
    public var include: [String]
    /// How it works.
    public var method = Method.btree
    /// Which rows it has; nil for all.
    public var condition: Condition?

    /// Makes a candidate.
    public init(
        table: QualifiedName, keys: [Key], include: [String] = [], method: Method = .btree,
        condition: Condition? = nil
    ) {
        self.table = table
        self.keys = keys
        self.include = include
        self.method = method
        self.condition = condition
    }

    /// Makes a candidate on plain columns.
    public init(table: QualifiedName, columns: [String], include: [String] = []) {
        self.init(table: table, keys: columns.map { Key(column: $0) }, include: include)
    }

    /// What stands after the table's name: `(a, b desc) include (c) where d is null`.
    public var body: String {
        var body = method == .brin ? "using brin " : ""
        body += Self.list(keys)
        let tail = include.map(SQLIdentifier.quoted).joined(separator: ", ")
        if !tail.isEmpty { body += " include (\(tail))" }
        if let condition { body += " where \(condition.text)" }
        return body
    }

    /// `CREATE INDEX` without a name.
    public var definition: String { "create index on \(table) \(body)" }

    /// The commands that make it without blocking writers.
    ///
    /// A partitioned table takes no CONCURRENTLY: there the index of each partition is built so, and
    /// the table's then adopts them in a moment. One that a partition has already is adopted as well.
    public func commands(on table: TableStatistics?) -> [String] {
        guard let table, table.isPartitioned else {
            return [
                "create index concurrently if not exists \(SQLIdentifier.quoted(name)) "
                    + "on \(self.table) \(body)"
            ]
        }
        let missing = table.partitions.filter { part in
            !part.indexes.contains { $0.isPlain && isSame(as: $0) }
        }
        return missing.flatMap { part in
            var own = self
            own.table = part.name
            return own.commands(on: nil)
        } + ["create index if not exists \(SQLIdentifier.quoted(name)) on \(self.table) \(body)"]
    }

    /// The command that drops what `commands(on:)` makes.
    public func undo(on table: TableStatistics?) -> String {
        let isPartitioned = table?.isPartitioned ?? false
        return "drop index \(isPartitioned ? "" : "concurrently ")if exists "
            + QualifiedName(schema: self.table.schema, name: name).description
    }

    /// The index that HypoPG is given to learn what this one costs to read.
    ///
    /// HypoPG plans with a partial index only for the first table of a FROM. An index on all rows
    /// with the column of the condition in front reads the same entries one after the other.
    public var plannedDefinition: String {
        guard let condition else { return definition }
        var whole = self
        whole.condition = nil
        whole.keys.insert(Key(column: condition.column), at: 0)
        return whole.definition
    }

    private static func list(_ keys: [Key]) -> String {
        let texts = keys.map { $0.text + ($0.isDescending ? " desc" : "") }
        return "(\(texts.joined(separator: ", ")))"
    }

    /// The table and the keys, for people: `public.orders (user_id)`.
    public var title: String { "\(table) \(body)" }

    /// A name in the server's manner, at most 63 bytes long.
    public var name: String {
        let parts = keys.map { $0.column ?? "expr" } + include
        let stem = ([table.name] + parts).joined(separator: "_")
        let kind =
            (method == .brin ? "_brin" : "") + (condition?.nameSuffix ?? "")
            + (include.isEmpty ? "" : "_cover")
        let suffix = kind + "_idx"
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
        return method == .btree && index.isPlain && keys.allSatisfy { !$0.isDescending }
            && theirs.count >= own.count && Array(theirs.prefix(own.count)) == own
            && Set(include.map(SQLIdentifier.quoted)).isSubset(
                of: Set(theirs + index.include.map(SQLIdentifier.quoted)))
    }

    /// Whether an index is just this one, by its definition.
    public func isSame(as index: PresentIndex) -> Bool {
        var body = "\(method.rawValue) \(Self.list(keys))"
        if !include.isEmpty {
            body += " include (\(include.map(SQLIdentifier.quoted).joined(separator: ", ")))"
        }
        guard let condition else { return index.body.lowercased() == body.lowercased() }
        let start = body + " where "
        return index.body.lowercased().hasPrefix(start.lowercased())
            && condition.isSame(as: index.body.dropFirst(start.count))
    }

    /// Whether this one does whatever the other does: the same keys first, all its columns.
    public func covers(_ other: IndexCandidate) -> Bool {
        table == other.table && method == other.method && condition == other.condition
            && keys.count >= other.keys.count
            && Array(keys.prefix(other.keys.count)) == other.keys
            && Set(other.include).isSubset(of: Set(include + keys.compactMap(\.column)))
    }
}
