/// What one mention of a table in a statement asks of it, as far as a B-tree can serve that.
struct TableDemand {
    private typealias Key = IndexCandidate.Key

    /// Compared with one value or a list, most selective first.
    private var equal: [Key] = []
    /// Compared with a column of another source.
    private var joined: [Key] = []
    /// Compared by order, or by a pattern that begins with letters.
    private var ranged: [Key] = []
    /// Keys of an ORDER BY with a LIMIT.
    private var ordered: [Key] = []
    /// Keys of a GROUP BY, when all of them are columns of this table.
    private var grouped: [Key] = []
    /// Columns that have to be null.
    private(set) var absent: [String] = []
    /// All columns that the statement reads; nil when it reads whole rows or that is not known.
    private(set) var usedColumns: Set<String>?

    /// Looks up what a statement asks of its mention of a table.
    init(of mention: Int, in shape: StatementShape, _ table: TableStatistics) {
        func key(_ operand: Operand) -> Key? {
            guard operand.relation == mention, let text = operand.indexKey else { return nil }
            guard let column = operand.column?.name else {
                let names = Set(operand.columns.map(\.name))
                return Key(expression: text, over: names.count == 1 ? names.first : nil)
            }
            return table.columns[column]?.isIndexable == true ? Key(column: column) : nil
        }
        for predicate in shape.predicates(on: mention)
        where !predicate.isNegated && [.where, .on].contains(predicate.clause) {
            guard let key = key(predicate.operand) else { continue }
            if predicate.comparison == .isNull, predicate.isConjunct, !predicate.isOuterJoin,
                let column = key.column
            {
                absent.append(column)
            }
            switch predicate.role {
            case .equal: equal.append(key)
            case .joined: joined.append(key)
            case .ranged: ranged.append(key)
            case nil: continue
            }
        }
        func distinct(_ key: Key) -> Double {
            key.column.flatMap { table.columns[$0]?.distinct } ?? table.rows
        }
        equal = Self.unique(equal).sorted { distinct($0) > distinct($1) }
        joined = Self.unique(joined)
        ranged = Self.unique(ranged).filter { !equal.contains($0) && !joined.contains($0) }
        let block = shape.blocks[shape.relations[mention].block]
        if block.limit != nil { ordered = Self.sortKeys(block, key) }
        let groups = block.groupBy.compactMap { key($0.operand) }
        if groups.count == block.groupBy.count, groups.count <= 2 { grouped = groups }
        usedColumns = Self.columns(of: mention, in: shape, table)
    }

    /// Key sequences worth a try, the most promising first, each once.
    var keySequences: [[IndexCandidate.Key]] {
        var found: [[Key]] = (equal + joined + ranged).map { [$0] }
        if !ordered.isEmpty { found += [ordered, equal + ordered] }
        if !grouped.isEmpty { found.append(grouped) }
        let leading = equal + joined
        for first in leading {
            found += leading.filter { $0 != first }.map { [first, $0] }
        }
        for first in leading { found += ranged.map { [first, $0] } }
        if equal.count > 2 { found.append(Array(equal.prefix(3))) }
        if equal.count > 1 {
            found += ranged.map { Array(equal.prefix(2)) + [$0] }
            found += joined.map { [$0] + equal.prefix(2) }
        }
        return Self.unique(
            found.filter { Set($0).count == $0.count && $0.count <= IndexCandidate.mostKeys })
    }

    /// Columns of conditions that compare by order.
    var rangedColumns: [String] { ranged.compactMap(\.column) }

    private static func unique<T: Hashable>(_ values: [T]) -> [T] {
        var seen: Set<T> = []
        return values.filter { seen.insert($0).inserted }
    }

    /// The first sort keys that are of this table; a mix of directions is kept as it is.
    private static func sortKeys(_ block: QueryBlock, _ key: (Operand) -> Key?) -> [Key] {
        var keys: [Key] = []
        for sort in block.orderBy {
            // Nulls elsewhere than by default would need a clause of their own.
            guard var next = key(sort.operand), sort.nullsFirst == sort.isDescending else { break }
            next.isDescending = sort.isDescending
            keys.append(next)
        }
        // A B-tree is read backwards as well.
        guard keys.allSatisfy(\.isDescending) else { return keys }
        return keys.map { key in
            var key = key
            key.isDescending = false
            return key
        }
    }

    private static func columns(
        of mention: Int, in shape: StatementShape, _ table: TableStatistics
    ) -> Set<String>? {
        let source = ColumnSource.relation(mention)
        let reference = shape.relations[mention]
        guard !reference.isTarget, reference.columnAliases.isEmpty else { return nil }
        for block in shape.blocks {
            for output in block.outputs {
                switch output.star {
                case .of(source): return nil
                case .all where block.sources.contains(source): return nil
                case .all, .of, nil: continue
                }
            }
        }
        var used: Set<String> = []
        for use in shape.columnUses {
            switch use.column.attribution {
            case .source(source):
                guard table.columns[use.column.name] != nil else { return nil }
                used.insert(use.column.name)
            case .unresolved(let candidates) where candidates.joined().contains(source):
                return nil
            case .source, .unresolved, .none: continue
            }
        }
        return used
    }
}

extension IndexCandidate {
    /// The most keys that a candidate begins with, before columns are added so that it covers.
    fileprivate static var mostKeys: Int { 4 }
}

extension Predicate {
    /// How a B-tree could serve a condition.
    fileprivate enum Role { case equal, joined, ranged }

    /// Nil when it could not.
    fileprivate var role: Role? {
        switch comparison {
        case .equality, .inList:
            switch comparand {
            case .operand: isJoin ? .joined : nil
            case .subquery: comparison == .inList ? .joined : .equal
            case .nothing, .constant, .parameter, .expression: .equal
            }
        case .isNull, .booleanColumn: .equal
        case .range:
            if case .operand = comparand { nil } else { .ranged }
        case .like(.prefix), .like(.exact): .ranged
        case .inequality, .notInList, .like, .isNotNull, .jsonContains, .arrayOverlap, .textSearch,
            .other:
            nil
        }
    }
}
