/// Finds literals that have to get the same parameter, because the server compares the expressions
/// that they stand in: `SELECT a + 1 … GROUP BY a + 1`.
struct SharedLiterals {
    /// For the location of a literal the group that it belongs to; each group has at least two.
    private(set) var shared: [Int: Int] = [:]

    private let tree: SyntaxTree
    private let structural: Set<SyntaxTree.Node>

    init(_ tree: SyntaxTree, structural: Set<SyntaxTree.Node>) {
        self.tree = tree
        self.structural = structural
        let queries = tree.entries.indices.filter { isComparingQuery($0) }
        guard !queries.isEmpty else { return }
        let hashes = TreeHash(tree, mode: .exact)
        for query in queries { share(in: query, hashes) }
    }

    private static let comparing: [Key] = [.groupClause, .distinctClause]
    private static let compared: [Key] = [
        .distinctClause, .targetList, .groupClause, .havingClause, .sortClause,
    ]

    /// Whether a query compares expressions that have literals.
    private func isComparingQuery(_ node: SyntaxTree.Node) -> Bool {
        guard tree.entries[node].kind == .object else { return false }
        let isComparing = Self.comparing.contains { tree.field(node, $0) != nil }
        return isComparing && keys(of: node).contains { !literals(in: $0).isEmpty }
    }

    /// The expressions that others are compared with.
    ///
    /// Those of ORDER BY count when DISTINCT or GROUP BY is there, because then they have to be
    /// found in the select list.
    private func keys(of query: SyntaxTree.Node) -> [SyntaxTree.Node] {
        var keys = tree.list(query, .groupClause) + tree.list(query, .distinctClause)
        for key in tree.list(query, .sortClause) {
            if let sort = tree.unwrapped(key, as: .sortBy), let node = tree.field(sort, .node) {
                keys.append(node)
            }
        }
        return keys
    }

    private mutating func share(in query: SyntaxTree.Node, _ hashes: TreeHash) {
        var keys: [UInt64: [Int]] = [:]
        for key in self.keys(of: query) {
            let literals = literals(in: key)
            if !literals.isEmpty { keys[hashes[key]] = literals }
        }
        for clause in Self.compared {
            guard let field = tree.field(query, clause) else { continue }
            for node in field..<Int(tree.entries[field].next) {
                guard tree.entries[node].kind == .object, let first = keys[hashes[node]] else {
                    continue
                }
                let found = literals(in: node)
                guard found.count == first.count else { continue }
                for (one, other) in zip(found, first) { unite(one, other) }
            }
        }
    }

    private mutating func unite(_ one: Int, _ other: Int) {
        guard one != other else { return }
        let group = shared[other] ?? shared[one] ?? other
        shared[other] = group
        shared[one] = group
    }

    private func literals(in node: SyntaxTree.Node) -> [Int] {
        var locations: [Int] = []
        for index in node..<Int(tree.entries[node].next)
        where tree.entries[index].key == Key.aConst.hash && tree.entries[index].kind == .object {
            let location = tree.integer(index, .location)
            if location >= 0, !structural.contains(index) { locations.append(location) }
        }
        return locations
    }
}
