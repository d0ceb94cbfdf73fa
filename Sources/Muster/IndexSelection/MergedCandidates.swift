/// Indexes that serve several statements at once: the same keys, with all columns that any carries.
///
/// Each statement by itself is better off with its own, so no plan with all candidates uses a merged
/// one; under a budget it may take the place of several.
public struct MergedCandidates: Sendable {
    /// A merged candidate.
    public struct Merge: Sendable, Hashable {
        /// The index.
        public var candidate: IndexCandidate
        /// Numbers of the candidates that it can take the place of, ascending.
        public var parts: [Int]
    }

    /// The merged ones, each once, in a fixed order.
    public private(set) var merges: [Merge] = []

    /// The most for one table and sequence of keys.
    private static let perGroup = 12
    /// The most columns that a merged one carries.
    private static let mostColumns = 8
    /// An index that has more than this part of the row is no gain.
    private static let widestShare = 0.6

    /// Merges candidates that carry columns, two and three at a time.
    ///
    /// - Parameters:
    ///   - candidates: those of all statements.
    ///   - tables: facts by the name with schema.
    public init(
        _ candidates: [IndexCandidate], on tables: [QualifiedName: TableStatistics]
    ) {
        struct Group: Hashable {
            var table: QualifiedName
            var keys: [IndexCandidate.Key]
        }
        var groups: [Group: [Int]] = [:]
        var order: [Group] = []
        for (number, candidate) in candidates.enumerated()
        where candidate.method == .btree && candidate.condition == nil && !candidate.include.isEmpty
        {
            let group = Group(table: candidate.table, keys: candidate.keys)
            if groups[group] == nil { order.append(group) }
            groups[group, default: []].append(number)
        }
        let known = Set(candidates)
        for group in order {
            guard let table = tables[group.table], let members = groups[group] else { continue }
            merge(members, candidates, table, known)
        }
    }

    private mutating func merge(
        _ members: [Int], _ candidates: [IndexCandidate], _ table: TableStatistics,
        _ known: Set<IndexCandidate>
    ) {
        var unions: [Set<String>] = []
        for (place, first) in members.enumerated() {
            for (second, other) in members.enumerated().dropFirst(place + 1) {
                let pair = Set(candidates[first].include).union(candidates[other].include)
                unions.append(pair)
                unions += members.dropFirst(second + 1).map {
                    pair.union(candidates[$0].include)
                }
            }
        }
        var taken: Set<Set<String>> = []
        for union in unions where taken.count < Self.perGroup && !taken.contains(union) {
            var candidate = candidates[members[0]]
            candidate.include = union.sorted()
            let columns = candidate.include + candidate.keys.compactMap(\.column)
            let width = columns.reduce(0) { $0 + (table.columns[$1]?.width ?? 0) }
            guard union.count <= Self.mostColumns, width <= table.rowWidth * Self.widestShare,
                !known.contains(candidate)
            else { continue }
            taken.insert(union)
            merges.append(
                Merge(
                    candidate: candidate,
                    parts: candidates.indices.filter { candidate.covers(candidates[$0]) }))
        }
    }
}
