internal import Muster

/// Sorts operators by what an index can do with them.
enum ComparisonClass {
    /// The comparison that an operator makes; one from another schema than `pg_catalog` may mean
    /// anything.
    static func comparison(_ name: QualifiedName) -> Comparison {
        guard name.schema == nil || name.schema == "pg_catalog" else { return .other }
        switch name.name {
        case "=": return .equality
        case "<>": return .inequality
        case "<", "<=", ">", ">=": return .range
        case "~~", "~~*": return .like(.parameter)
        case "@>", "<@", "?", "?|", "?&", "@?": return .jsonContains
        case "&&": return .arrayOverlap
        case "@@": return .textSearch
        default: return .other
        }
    }

    /// The operator with its sides exchanged; nil when it is not one of those that have such a twin.
    static func commuted(_ name: QualifiedName) -> QualifiedName? {
        guard let twin = twins[name.name] else { return nil }
        return QualifiedName(schema: name.schema, name: twin)
    }

    private static let twins = [
        "=": "=", "<>": "<>", "<": ">", "<=": ">=", ">": "<", ">=": "<=", "@>": "<@", "<@": "@>",
        "&&": "&&", "@@": "@@",
    ]
}
