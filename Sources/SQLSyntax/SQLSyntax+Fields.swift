internal import Muster

extension SQLSyntax {
    /// Parameters that name a field of a date or time, and a field that they could name.
    ///
    /// The server's statistics make `extract($1 from created_at)` of `extract(year from created_at)`;
    /// any other text in that place ends in an error (22023).
    ///
    /// - Parameter statement: a statement with parameters.
    /// - Returns: `year` or `month` by the parameter's number.
    public static func fieldParameters(of statement: ParsedStatement) -> [Int: String] {
        let tree = statement.tree
        var fields: [Int: String] = [:]
        for node in tree.entries.indices
        where tree.entries[node].kind == .object && tree.entries[node].key == Key.funcCall.hash {
            guard let name = tree.qualifiedName(tree.list(node, .funcName))?.name,
                let field = fieldNames[name], let first = tree.list(node, .args).first,
                let parameter = tree.unwrapped(uncast(first, tree), as: .paramRef)
            else { continue }
            fields[tree.integer(parameter, .number)] = field
        }
        return fields
    }

    private static let fieldNames = [
        "extract": "year", "date_part": "year", "date_trunc": "month",
    ]

    private static func uncast(
        _ node: SyntaxTree.Node, _ tree: SyntaxTree
    ) -> SyntaxTree.Node {
        guard let cast = tree.unwrapped(node, as: .typeCast),
            let argument = tree.field(cast, .arg)
        else { return node }
        return argument
    }
}
