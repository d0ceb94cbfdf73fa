internal import Muster

/// Names output columns as the server does (`FigureColname` in parse_target.c).
enum OutputNaming {
    private static let maximumSteps = 50

    static func name(of expression: SyntaxTree.Node, _ tree: SyntaxTree) -> String {
        var expression = expression
        var fallback = "?column?"
        // Deeper than this nobody looks for a name; a thousand nested subqueries would each look
        // through all those below.
        for _ in 0..<maximumSteps {
            guard let (kind, fields) = tree.unwrapped(expression) else { return fallback }
            switch kind {
            case .columnRef:
                return tree.strings(fields, .fields).last ?? fallback
            case .aIndirection:
                if let field = tree.strings(fields, .indirection).last { return field }
                guard let arg = tree.field(fields, .arg) else { return fallback }
                expression = arg
            case .funcCall:
                return tree.qualifiedName(tree.list(fields, .funcName))?.name ?? fallback
            case .typeCast:
                if let type = tree.field(fields, .typeName),
                    let name = tree.qualifiedName(tree.list(type, .names))?.name
                {
                    fallback = name
                }
                guard let arg = tree.field(fields, .arg) else { return fallback }
                expression = arg
            case .collateClause:
                guard let arg = tree.field(fields, .arg) else { return fallback }
                expression = arg
            case .caseExpr:
                if fallback == "?column?" { fallback = "case" }
                guard let result = tree.field(fields, .defaultResult) else { return fallback }
                expression = result
            case .subLink:
                guard let inner = scalar(fields, tree) else {
                    return subqueryName(fields, tree) ?? fallback
                }
                if let name = inner.name { return name }
                expression = inner.value
            default:
                return ownName(kind, fields, tree) ?? fallback
            }
        }
        return fallback
    }

    private static func ownName(
        _ kind: Key, _ fields: SyntaxTree.Node, _ tree: SyntaxTree
    ) -> String? {
        switch kind {
        case .aArrayExpr: return "array"
        case .coalesceExpr: return "coalesce"
        case .groupingFunc: return "grouping"
        case .rowExpr: return "row"
        case .minMaxExpr:
            return tree.string(fields, .op, equals: "IS_GREATEST") ? "greatest" : "least"
        case .aExpr:
            return tree.string(fields, .kind, equals: "AEXPR_NULLIF") ? "nullif" : nil
        case .sqlValueFunction:
            // SVFOP_CURRENT_TIMESTAMP_N is current_timestamp with a precision.
            guard let operation = tree.string(fields, .op)?.dropFirst("SVFOP_".count) else {
                return nil
            }
            let name = operation.hasSuffix("_N") ? operation.dropLast(2) : operation
            return name.lowercased()
        default: return nil
        }
    }

    private static func subqueryName(_ fields: SyntaxTree.Node, _ tree: SyntaxTree) -> String? {
        switch tree.string(fields, .subLinkType) {
        case "EXISTS_SUBLINK": "exists"
        case "ARRAY_SUBLINK": "array"
        default: nil
        }
    }

    /// The first output of a subquery that stands for a value.
    private static func scalar(
        _ fields: SyntaxTree.Node, _ tree: SyntaxTree
    ) -> (name: String?, value: SyntaxTree.Node)? {
        guard tree.string(fields, .subLinkType, equals: "EXPR_SUBLINK"),
            let query = tree.field(fields, .subselect),
            let select = tree.unwrapped(query, as: .selectStmt),
            let target = tree.list(select, .targetList).first,
            let column = tree.unwrapped(target, as: .resTarget),
            let value = tree.field(column, .value)
        else { return nil }
        return (tree.string(column, .name), value)
    }
}
