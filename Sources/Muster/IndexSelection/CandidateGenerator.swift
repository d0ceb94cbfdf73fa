/// Derives from what a statement asks of each table the indexes that could serve it.
///
/// The number stays small however many columns a statement has: sequences of at most three keys, a
/// bound for each mention of a table, and of indexes that could do the same only the smallest.
public struct CandidateGenerator: Sendable {
    /// Smaller tables get no index.
    public var minimumRows: Double
    /// The most candidates for one mention of a table.
    public var maximumPerMention: Int
    /// The most columns that an index carries besides its keys.
    public var maximumInclude: Int
    private let tables: [QualifiedName: TableStatistics]

    /// A partial index leaves out enough when it has at most this part of the rows.
    private static let rare = 0.2
    /// A table must lie this much in the order of a column for ranges of its pages to tell them apart.
    private static let ordered = 0.9
    /// And have so many pages.
    private static let leastPages = 1_280.0

    /// Sorted keys of an index that carries columns: more than this part of the row is no gain.
    private static let widestShare = 0.6

    /// A generator over the facts of the tables, by name with schema.
    public init(
        _ tables: [QualifiedName: TableStatistics], minimumRows: Double = 10_000,
        maximumPerMention: Int = 48, maximumInclude: Int = 6
    ) {
        self.tables = tables
        self.minimumRows = minimumRows
        self.maximumPerMention = maximumPerMention
        self.maximumInclude = maximumInclude
    }

    /// The candidates for a statement, each once, in a fixed order.
    ///
    /// - Parameters:
    ///   - shape: the statement, resolved with the same catalogue.
    ///   - catalog: tells the schema of each relation.
    ///   - constants: values that columns are always compared with, by mention of a table.
    /// - Returns: the candidates.
    public func candidates(
        for shape: StatementShape, in catalog: CatalogColumns,
        constants: [Int: [IndexCandidate.Condition]] = [:]
    ) -> [IndexCandidate] {
        var found: [IndexCandidate] = []
        var seen: Set<IndexCandidate> = []
        for mention in shape.relations.indices {
            guard let name = catalog.resolved(shape.relations[mention].relation),
                let table = tables[name], table.rows >= minimumRows
            else { continue }
            let demand = TableDemand(of: mention, in: shape, table)
            let conditions = conditions(demand, table) + constants[mention, default: []]
            found += candidates(demand, conditions, table).filter { seen.insert($0).inserted }
        }
        return found
    }

    private func candidates(
        _ demand: TableDemand, _ conditions: [IndexCandidate.Condition], _ table: TableStatistics
    ) -> [IndexCandidate] {
        let sequences = demand.keySequences
        var plain = sequences.map { IndexCandidate(table: table.name, keys: $0) }
        if let used = demand.usedColumns {
            plain += covering(sequences, used, table)
        }
        plain = partial(conditions, sequences, table) + pageRanges(demand, table) + plain
        let useful = plain.filter { !table.serves($0) }
        return Array(useful.prefix(maximumPerMention))
    }

    /// Columns that have to be null.
    private func conditions(
        _ demand: TableDemand, _ table: TableStatistics
    ) -> [IndexCandidate.Condition] {
        demand.absent.map { column in
            IndexCandidate.Condition(
                column: column, fraction: table.columns[column]?.nullFraction ?? 0)
        }
    }

    /// Indexes that hold only the rows where a column is null or has one value, when those are few.
    private func partial(
        _ conditions: [IndexCandidate.Condition], _ sequences: [[IndexCandidate.Key]],
        _ table: TableStatistics
    ) -> [IndexCandidate] {
        conditions.filter { $0.fraction > 0 && $0.fraction <= Self.rare }
            .flatMap { condition -> [IndexCandidate] in
                let own = IndexCandidate.Key(column: condition.column)
                var bodies: [[IndexCandidate.Key]] = []
                for keys in sequences where keys != [own] {
                    let rest = keys.filter { $0 != own }
                    if rest.count <= 2, !bodies.contains(rest) { bodies.append(rest) }
                }
                if bodies.isEmpty { bodies = [[own]] }
                return bodies.map { keys in
                    IndexCandidate(table: table.name, keys: keys, condition: condition)
                }
            }
    }

    private func pageRanges(
        _ demand: TableDemand, _ table: TableStatistics
    ) -> [IndexCandidate] {
        guard table.pages >= Self.leastPages else { return [] }
        return demand.rangedColumns.filter {
            abs(table.columns[$0]?.correlation ?? 0) >= Self.ordered
        }.map { column in
            IndexCandidate(
                table: table.name, keys: [IndexCandidate.Key(column: column)], method: .brin)
        }
    }

    /// Indexes that make reading the table unnecessary, at most two for each first key.
    private func covering(
        _ sequences: [[IndexCandidate.Key]], _ used: Set<String>, _ table: TableStatistics
    ) -> [IndexCandidate] {
        var taken: [IndexCandidate.Key: Int] = [:]
        var found: [IndexCandidate] = []
        // Longer sequences first: a further key filters, a carried column does not.
        let ordered = sequences.filter { $0.count == 2 } + sequences.filter { $0.count != 2 }
        for keys in ordered {
            let columns = keys.compactMap(\.column)
            let rest = used.subtracting(columns).sorted()
            let width = (columns + rest).reduce(0) { $0 + (table.columns[$1]?.width ?? 0) }
            guard let first = keys.first, columns.count == keys.count, !rest.isEmpty,
                rest.count <= maximumInclude, width <= table.rowWidth * Self.widestShare,
                taken[first, default: 0] < 2
            else { continue }
            taken[first, default: 0] += 1
            found.append(smallest(keys, carrying: rest, table))
        }
        return found
    }

    /// The columns carried, or appended as keys when deduplication makes that smaller.
    private func smallest(
        _ keys: [IndexCandidate.Key], carrying rest: [String], _ table: TableStatistics
    ) -> IndexCandidate {
        let carrying = IndexCandidate(table: table.name, keys: keys, include: rest)
        guard rest.allSatisfy({ table.columns[$0]?.isIndexable ?? false }) else { return carrying }
        let appended = IndexCandidate(
            table: table.name, keys: keys + rest.map { IndexCandidate.Key(column: $0) })
        let isSmaller =
            IndexSize(of: appended, on: table).bytes < IndexSize(of: carrying, on: table).bytes
        return isSmaller ? appended : carrying
    }
}
