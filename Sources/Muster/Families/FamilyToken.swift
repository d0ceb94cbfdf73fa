/// A word of the language in which statements are compared.
struct FamilyToken: Sendable, Hashable, Comparable {
    /// What kind of word it is; the kinds weigh differently.
    enum Kind: String, Sendable, Hashable {
        case verb
        case table
        case join
        case column
        case comparison = "operator"
        case function
        case shape
    }

    let kind: Kind
    let text: String

    /// How much a word of the kind says about what a statement is for: the tables and above all what
    /// picks their rows make the family, the clauses around them hardly do.
    var weight: Double {
        switch kind {
        case .column: 2.5
        case .table: 2
        case .join: 1.5
        case .verb, .comparison: 1
        case .function, .shape: 0.5
        }
    }

    var description: String { "\(kind.rawValue):\(text)" }

    static func < (left: Self, right: Self) -> Bool {
        (left.kind.rawValue, left.text) < (right.kind.rawValue, right.text)
    }
}

extension StatementFeatures {
    /// The words of the statement, with repetitions.
    var tokens: [FamilyToken] {
        var tokens = [FamilyToken(kind: .verb, text: kind)]
        tokens += relations.map { FamilyToken(kind: .table, text: $0) }
        tokens += functions.map { FamilyToken(kind: .function, text: $0) }
        for condition in conditions {
            if let other = condition.other {
                let pair = [condition.relation, other].sorted().joined(separator: " + ")
                tokens.append(FamilyToken(kind: .join, text: pair))
            }
            switch condition.usage {
            case "order_by", "group_by":
                tokens.append(FamilyToken(kind: .shape, text: condition.usage))
            case "join":
                break
            default:
                tokens.append(
                    FamilyToken(kind: .column, text: "\(condition.relation).\(condition.column)"))
                tokens.append(FamilyToken(kind: .comparison, text: condition.usage))
            }
        }
        if hasLimit { tokens.append(FamilyToken(kind: .shape, text: "limit")) }
        if isCorrelated { tokens.append(FamilyToken(kind: .shape, text: "correlated")) }
        return tokens
    }
}
