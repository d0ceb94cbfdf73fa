/// What the catalogue and the statistics say of a column, as far as the size of an index needs it.
public struct ColumnStatistics: Sendable, Hashable {
    /// Average bytes of a value.
    public var width: Double
    /// Alignment in bytes: 1, 2, 4 or 8; 1 also for short values of variable length.
    public var alignment: Double
    /// How many different values there are, at least 1.
    public var distinct: Double
    /// Whether a B-tree on it can hold equal values as one posting list.
    public var deduplicates: Bool
    /// Whether its type has a default B-tree operator class.
    public var isIndexable: Bool
    /// Which part of the rows has a null.
    public var nullFraction: Double
    /// How far the order of the table is that of the column: from -1 to 1.
    public var correlation: Double

    /// Makes the facts of a column.
    public init(
        width: Double, alignment: Double, distinct: Double, deduplicates: Bool,
        isIndexable: Bool = true, nullFraction: Double = 0, correlation: Double = 0
    ) {
        self.width = width
        self.alignment = alignment
        self.distinct = distinct
        self.deduplicates = deduplicates
        self.isIndexable = isIndexable
        self.nullFraction = nullFraction
        self.correlation = correlation
    }

    /// How many different values an expression over a column has, by those of a sample.
    ///
    /// The estimate of Haas and Stokes, which ANALYZE uses for columns: values that were seen twice
    /// are common, so only those seen once tell of others.
    ///
    /// - Parameters:
    ///   - all: how many different values the column has.
    ///   - seen: of how many of them the expression was computed.
    ///   - different: how many different results that gave.
    ///   - once: how many of these came up once.
    /// - Returns: at least `different`, at most `all`.
    public static func distinct(
        among all: Double, seen: Double, different: Double, once: Double
    ) -> Double {
        let all = max(all, seen, 1)
        guard seen > 0 else { return 1 }
        let estimate = seen * different / (seen - once + once * seen / all)
        return min(max(estimate, different, 1), all)
    }
}
