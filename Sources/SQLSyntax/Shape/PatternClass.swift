internal import Muster

/// Tells the shape of a LIKE pattern without keeping it.
struct PatternClass {
    private let tree: SyntaxTree

    init(_ tree: SyntaxTree) {
        self.tree = tree
    }

    func pattern(_ node: SyntaxTree.Node) -> LikePattern {
        guard let (kind, fields) = tree.unwrapped(node) else { return .parameter }
        switch kind {
        case .aConst:
            return string(fields).map { Self.pattern($0, escape: "\\") } ?? .parameter
        case .typeCast:
            return tree.field(fields, .arg).map { pattern($0) } ?? .parameter
        case .funcCall:
            return escapedPattern(fields)
        case .aExpr:
            return concatenation(node)
        default:
            return .parameter
        }
    }

    /// `LIKE 'a!%' ESCAPE '!'`, which the parser writes as a call of `like_escape`.
    private func escapedPattern(_ fields: SyntaxTree.Node) -> LikePattern {
        let arguments = tree.list(fields, .args)
        guard tree.qualifiedName(tree.list(fields, .funcName))?.name == "like_escape",
            arguments.count == 2,
            let pattern = tree.unwrapped(arguments[0], as: .aConst).flatMap(string),
            let escape = tree.unwrapped(arguments[1], as: .aConst).flatMap(string)
        else { return .parameter }
        return Self.pattern(pattern, escape: escape.first)
    }

    /// `'abc' || $1`: only what comes first counts, and only if it is a literal.
    private func concatenation(_ node: SyntaxTree.Node) -> LikePattern {
        var first = node
        while let fields = tree.unwrapped(first, as: .aExpr),
            tree.strings(fields, .name).last == "||", let left = tree.field(fields, .lexpr)
        {
            first = left
        }
        guard let constant = tree.unwrapped(first, as: .aConst), let start = string(constant),
            let character = start.first
        else { return .parameter }
        return character == "%" || character == "_" ? .infix : .prefix
    }

    private func string(_ constant: SyntaxTree.Node) -> String? {
        tree.field(constant, .sVal).map { tree.string($0, .sVal) ?? "" }
    }

    static func pattern(_ pattern: String, escape: Character?) -> LikePattern {
        var wildcards = 0
        var startsWithPercent = false
        var startsWithWildcard = false
        var isEscaped = false
        for (index, character) in pattern.enumerated() {
            if isEscaped {
                isEscaped = false
            } else if character == escape {
                isEscaped = true
            } else if character == "%" || character == "_" {
                wildcards += 1
                if index == 0 {
                    startsWithWildcard = true
                    startsWithPercent = character == "%"
                }
            }
        }
        if wildcards == 0 { return .exact }
        guard startsWithWildcard else { return .prefix }
        return startsWithPercent && wildcards == 1 ? .suffix : .infix
    }
}
