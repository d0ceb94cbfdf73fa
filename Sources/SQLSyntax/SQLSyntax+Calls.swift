public import Muster

extension SQLSyntax {
    /// The calls of functions and operators that have parameters below them, outside of subqueries.
    ///
    /// - Parameter statement: a statement with parameters.
    /// - Returns: the calls, in no order.
    public static func parameterCalls(in statement: ParsedStatement) -> [ParameterCall] {
        let tree = statement.tree
        var calls: [ParameterCall] = []
        for node in tree.entries.indices
        where tree.isFields(node, of: .funcCall) || tree.isFields(node, of: .aExpr) {
            let parameters = parameters(below: node, in: tree)
            guard !parameters.isEmpty else { continue }
            let before = statement.text.prefix(tree.integer(node, .location))
            calls.append(
                ParameterCall(
                    position: String(decoding: before, as: UTF8.self).unicodeScalars.count + 1,
                    parameters: parameters))
        }
        return calls
    }

    private static func parameters(
        below node: SyntaxTree.Node, in tree: SyntaxTree
    ) -> [Int] {
        var parameters: Set<Int> = []
        var index = node + 1
        while index < Int(tree.entries[node].next) {
            if tree.isFields(index, of: .subLink) {
                index = Int(tree.entries[index].next)
                continue
            }
            if tree.isFields(index, of: .paramRef) {
                parameters.insert(tree.integer(index, .number))
            }
            index += 1
        }
        return parameters.sorted()
    }
}

extension SyntaxTree {
    fileprivate func isFields(_ node: Node, of kind: Key) -> Bool {
        entries[node].kind == .object && entries[node].key == kind.hash
    }
}
