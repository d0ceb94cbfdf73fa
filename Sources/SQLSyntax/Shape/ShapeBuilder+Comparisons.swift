internal import Muster

extension ShapeBuilder {
    /// A condition by operator, of any of the kinds that the parser tells apart.
    mutating func comparison(
        _ node: SyntaxTree.Node, _ fields: SyntaxTree.Node, _ context: ConditionContext
    ) {
        guard let left = tree.field(fields, .lexpr), let right = tree.field(fields, .rexpr),
            let name = tree.qualifiedName(tree.list(fields, .name))
        else {
            if let operand = visitedOperand(node) {
                let name = tree.strings(fields, .name).last ?? ""
                add(operand, .other, name, .nothing, context)
            }
            return
        }
        let symbol = SQLText.operatorName(name)
        switch tree.string(fields, .kind) {
        case "AEXPR_OP":
            if let rows = rowPairs(left, right) {
                compareRows(rows, name, context)
            } else {
                compare(left, right, name, context)
            }
        case "AEXPR_LIKE", "AEXPR_ILIKE":
            let isLike = name.name == "~~" || name.name == "~~*"
            let pattern = PatternClass(tree).pattern(right)
            compare(left, right, isLike ? .like(pattern) : .other, symbol, reverse: nil, context)
        case "AEXPR_SIMILAR":
            let words = name.name == "~" ? "similar to" : "not similar to"
            compare(left, right, .other, words, reverse: nil, context)
        case "AEXPR_DISTINCT":
            compare(left, right, .other, "is distinct from", reverse: .other, context)
        case "AEXPR_NOT_DISTINCT":
            compare(left, right, .other, "is not distinct from", reverse: .other, context)
        case "AEXPR_IN":
            membership(left, right, isNegated: name.name == "<>", context)
        case "AEXPR_OP_ANY":
            let isIn = ComparisonClass.comparison(name) == .equality
            quantified(left, right, isIn ? .inList : .other, symbol + " any", context)
        case "AEXPR_OP_ALL":
            let isNotIn = ComparisonClass.comparison(name) == .inequality
            quantified(left, right, isNotIn ? .notInList : .other, symbol + " all", context)
        case "AEXPR_BETWEEN", "AEXPR_BETWEEN_SYM", "AEXPR_NOT_BETWEEN", "AEXPR_NOT_BETWEEN_SYM":
            between(left, right, words: name.name.lowercased(), context)
        default:
            if let operand = visitedOperand(node) {
                add(operand, .other, symbol, .nothing, context)
            }
        }
    }

    // MARK: Two sides

    /// A comparison by an operator, which turned round is that by its twin.
    private mutating func compare(
        _ left: SyntaxTree.Node, _ right: SyntaxTree.Node, _ name: QualifiedName,
        _ context: ConditionContext
    ) {
        let one = visit(left)
        let other = visit(right)
        if let operand = operand(one) {
            add(
                operand, likeClass(name, right), SQLText.operatorName(name), comparand(other),
                context)
        }
        guard let operand = operand(other) else { return }
        let twin = ComparisonClass.commuted(name)
        let comparison = twin.map { ComparisonClass.comparison($0) } ?? .other
        add(operand, comparison, SQLText.operatorName(twin ?? name), comparand(one), context)
    }

    /// `~~` written as an operator is LIKE too.
    private func likeClass(_ name: QualifiedName, _ right: SyntaxTree.Node) -> Comparison {
        let comparison = ComparisonClass.comparison(name)
        guard case .like = comparison else { return comparison }
        return .like(PatternClass(tree).pattern(right))
    }

    /// A comparison by words; without a reverse the right side is nothing to index.
    private mutating func compare(
        _ left: SyntaxTree.Node, _ right: SyntaxTree.Node, _ comparison: Comparison,
        _ words: String,
        reverse: Comparison?, _ context: ConditionContext
    ) {
        let one = visit(left)
        let other = visit(right)
        if let operand = operand(one) { add(operand, comparison, words, comparand(other), context) }
        if let operand = operand(other) {
            add(operand, reverse ?? .other, words, comparand(one), context)
        }
    }

    // MARK: Rows

    private func rowPairs(
        _ left: SyntaxTree.Node, _ right: SyntaxTree.Node
    ) -> [(SyntaxTree.Node, SyntaxTree.Node)]? {
        guard let one = tree.unwrapped(left, as: .rowExpr),
            let other = tree.unwrapped(right, as: .rowExpr)
        else { return nil }
        let members = (tree.list(one, .args), tree.list(other, .args))
        guard members.0.count == members.1.count else { return nil }
        return Array(zip(members.0, members.1))
    }

    /// `(a, b) > (1, 2)`: a comparison for each pair, tied together by the row.
    private mutating func compareRows(
        _ pairs: [(SyntaxTree.Node, SyntaxTree.Node)], _ name: QualifiedName,
        _ context: ConditionContext
    ) {
        let group = nextRowGroup
        nextRowGroup += 1
        let start = shape.predicates.count
        for (position, pair) in pairs.enumerated() {
            let first = shape.predicates.count
            compare(pair.0, pair.1, name, rowContext(context, name, position))
            for index in first..<shape.predicates.count {
                shape.predicates[index].row = Predicate.RowMember(group: group, position: position)
            }
        }
        if name.name == "<>", shape.predicates.count > start { nextAlternativeGroup += 1 }
    }

    /// Rows differ if any pair differs.
    private func rowContext(
        _ context: ConditionContext, _ name: QualifiedName, _ position: Int
    ) -> ConditionContext {
        name.name == "<>" ? context.alternative(nextAlternativeGroup, position) : context
    }

    // MARK: Lists

    /// `x IN (…)`: a list for `x`, and one of several alternatives for each column in the list.
    private mutating func membership(
        _ left: SyntaxTree.Node, _ right: SyntaxTree.Node, isNegated: Bool,
        _ context: ConditionContext
    ) {
        let operands = rowOperands(left)
        let reference = columns.count
        var list = Expression.unknown
        list.isSimple = true
        var members: [Operand] = []
        for item in tree.unwrapped(right, as: .listNode).map({ tree.list($0, .items) }) ?? [] {
            let part = visitListItem(item)
            list.include(part)
            list.isSimple = list.isSimple && part.isSimple
            if let member = operand(part) { members.append(member) }
        }
        let words = isNegated ? "not in" : "in"
        for (operand, row) in operands {
            add(operand, isNegated ? .notInList : .inList, words, comparand(list), context, row)
        }
        columns.removeSubrange(reference...)
        let counterpart = operands.first.map { Comparand.operand($0.0) } ?? .constant
        let group = nextAlternativeGroup
        if members.count > 1 { nextAlternativeGroup += 1 }
        for (branch, member) in members.enumerated() {
            let context = members.count > 1 ? context.alternative(group, branch) : context
            add(
                member, isNegated ? .inequality : .equality, isNegated ? "<>" : "=", counterpart,
                context)
        }
    }

    /// An item of a list; a row of literals is as simple as a literal.
    private mutating func visitListItem(_ item: SyntaxTree.Node) -> Expression {
        guard let row = tree.unwrapped(item, as: .rowExpr) else { return visit(item) }
        var result = Expression.unknown
        result.isSimple = true
        for member in tree.list(row, .args) {
            let part = visit(member)
            result.include(part)
            result.isSimple = result.isSimple && part.isSimple
        }
        return result
    }

    /// `x op ANY (array)`: with the column on the right no B-tree can help.
    private mutating func quantified(
        _ left: SyntaxTree.Node, _ right: SyntaxTree.Node, _ comparison: Comparison,
        _ words: String, _ context: ConditionContext
    ) {
        let one = visit(left)
        let other = visit(right)
        if let operand = operand(one) { add(operand, comparison, words, comparand(other), context) }
        if let operand = operand(other) { add(operand, .other, words, comparand(one), context) }
    }

    // MARK: BETWEEN

    /// `x BETWEEN low AND high`; columns among the bounds are restricted from their side.
    private mutating func between(
        _ left: SyntaxTree.Node, _ right: SyntaxTree.Node, words: String,
        _ context: ConditionContext
    ) {
        let bounds = tree.unwrapped(right, as: .listNode).map { tree.list($0, .items) } ?? []
        guard bounds.count == 2 else { return }
        let value = visit(left)
        let low = visit(bounds[0])
        let high = visit(bounds[1])
        var both = low
        both.text = nil
        both.include(high)
        both.isSimple = low.isSimple && high.isSimple
        let isPositive = !words.hasPrefix("not")
        let comparison: Comparison = isPositive ? .range : .other
        if let operand = operand(value) {
            add(operand, comparison, words, comparand(both), context)
        }
        let isDirected = isPositive && !words.hasSuffix("symmetric")
        for (bound, symbol) in [(low, "<="), (high, ">=")] {
            guard let operand = operand(bound) else { continue }
            add(
                operand, isDirected ? .range : .other, isDirected ? symbol : words,
                comparand(value), context)
        }
    }
}
