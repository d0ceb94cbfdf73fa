/// What the catalogue and the statistics say of a table.
public struct TableStatistics: Sendable, Hashable {
    /// Its name with the schema.
    public var name: QualifiedName
    /// How many rows it has.
    public var rows: Double
    /// How many pages it has.
    public var pages: Double
    /// Rows inserted, deleted, or updated so that indexes are written, on one day.
    public var writtenRows: Double
    /// Its columns by name.
    public var columns: [String: ColumnStatistics]
    /// What is known of expressions over its columns, by their text.
    public var expressions: [String: ColumnStatistics] = [:]
    /// How many different combinations of values columns have, where that was looked into.
    public var combinations: [Set<String>: Double] = [:]
    /// Its indexes.
    public var indexes: [PresentIndex]
    /// The tables that have the rows, when it is partitioned.
    public private(set) var partitions: [TableStatistics] = []

    /// Makes the facts of a table.
    public init(
        name: QualifiedName, rows: Double, pages: Double = 0, writtenRows: Double = 0,
        columns: [String: ColumnStatistics], indexes: [PresentIndex] = []
    ) {
        self.name = name
        self.rows = rows
        self.pages = pages
        self.writtenRows = writtenRows
        self.columns = columns
        self.indexes = indexes
    }

    /// Whether other tables have its rows.
    public var isPartitioned: Bool { !partitions.isEmpty }

    /// The names under which plans may read it: its own, and those of its partitions.
    public var names: Set<QualifiedName> { Set([name] + partitions.map(\.name)) }

    /// The table to look into for what holds of all: the largest partition of a partitioned one.
    public var sample: TableStatistics { partitions.max { $0.rows < $1.rows } ?? self }

    /// Adds up the tables that have the rows.
    ///
    /// Autovacuum never analyzes a partitioned table, so of its own columns often nothing is known but
    /// their types.
    ///
    /// - Parameters:
    ///   - partitions: the leaves, with their statistics.
    ///   - known: the columns of which the whole table's statistics tell the number of values.
    public mutating func add(partitions: [TableStatistics], known: Set<String>) {
        self.partitions = partitions
        rows = partitions.reduce(0) { $0 + $1.rows }
        pages = partitions.reduce(0) { $0 + $1.pages }
        writtenRows = partitions.reduce(0) { $0 + $1.writtenRows }
        for (column, own) in columns {
            let parts = partitions.compactMap { part in
                part.columns[column].map { (rows: part.rows, column: $0) }
            }
            func mean(_ value: (ColumnStatistics) -> Double) -> Double {
                parts.reduce(0) { $0 + $1.rows * value($1.column) } / max(rows, 1)
            }
            guard rows > 0, !parts.isEmpty else { continue }
            // Order counts within each file.
            columns[column]?.correlation = mean(\.correlation)
            guard !known.contains(column) else { continue }
            columns[column] = ColumnStatistics(
                width: mean(\.width), alignment: own.alignment,
                distinct: parts.map(\.column.distinct).max() ?? own.distinct,
                deduplicates: own.deduplicates, isIndexable: own.isIndexable,
                nullFraction: mean(\.nullFraction), correlation: mean(\.correlation))
        }
    }

    /// Notes what was found of columns together in `sample`, as much of it in each partition as it has
    /// rows.
    public mutating func add(combinations found: Double, of columns: Set<String>) {
        combinations[columns] = found
        let whole = max(sample.rows, 1)
        for place in partitions.indices {
            partitions[place].combinations[columns] = max(
                1, found * partitions[place].rows / whole)
        }
    }

    /// Notes what was found of an expression in `sample`.
    public mutating func add(expression: String, _ statistics: ColumnStatistics?) {
        expressions[expression] = statistics
        for place in partitions.indices { partitions[place].expressions[expression] = statistics }
    }

    /// Whether an index that is there does what a candidate would do; of a partitioned table, an index
    /// of each partition.
    public func serves(_ candidate: IndexCandidate) -> Bool {
        indexes.contains { candidate.isServed(by: $0) || candidate.isSame(as: $0) }
            || isPartitioned && partitions.allSatisfy { $0.serves(candidate) }
    }

    /// Average bytes of a row's values.
    public var rowWidth: Double { columns.values.reduce(0) { $0 + $1.width } }
}
