/// An index that does nothing which another one, there or chosen, does not do too.
public struct RedundantIndex: Sendable, Hashable {
    /// The index that can go.
    public var index: PresentIndex
    /// The one that takes its place: a name, or the title of a chosen candidate.
    public var replacement: String

    /// The redundant indexes of a table, given those that will be made on it.
    ///
    /// Never one that is unique, backs a constraint, orders the table or identifies its rows.
    public static func all(
        on table: TableStatistics, with chosen: [IndexCandidate]
    ) -> [RedundantIndex] {
        var gone: Set<QualifiedName> = []
        var found: [RedundantIndex] = []
        for index in table.indexes where index.isPlain && !index.isNeeded {
            let present = table.indexes.first { other in
                other.name != index.name && !gone.contains(other.name) && other.isPlain
                    && serves(other.keys, other.include, index)
            }
            let candidate = chosen.first { candidate in
                candidate.table == table.name && candidate.method == .btree
                    && candidate.condition == nil && candidate.keys.allSatisfy { !$0.isDescending }
                    && serves(
                        candidate.keys.map(\.text), candidate.include.map(SQLIdentifier.quoted),
                        index)
            }
            guard let replacement = present?.name.description ?? candidate?.title else { continue }
            gone.insert(index.name)
            found.append(RedundantIndex(index: index, replacement: replacement))
        }
        return found
    }

    private static func serves(
        _ keys: [String], _ include: [String], _ index: PresentIndex
    ) -> Bool {
        keys.count >= index.keys.count && Array(keys.prefix(index.keys.count)) == index.keys
            && Set(index.include.map(SQLIdentifier.quoted)).isSubset(
                of: Set(keys + include))
    }
}
