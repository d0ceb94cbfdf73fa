internal import Muster

extension ShapeBuilder {
    /// Reads a condition and notes its predicates.
    mutating func addCondition(
        _ node: SyntaxTree.Node, _ context: ConditionContext, at place: ColumnUse.Place
    ) {
        let start = columns.count
        at(place) { builder in builder.condition(node, context) }
        columns.removeSubrange(start...)
    }

    /// One condition; AND, OR and NOT are taken apart.
    mutating func condition(_ node: SyntaxTree.Node, _ context: ConditionContext) {
        guard let (kind, fields) = tree.unwrapped(node) else { return }
        switch kind {
        case .boolExpr: connective(fields, context)
        case .aExpr: comparison(node, fields, context)
        case .nullTest: nullTest(fields, context)
        case .booleanTest: booleanTest(fields, context)
        case .subLink: subqueryTest(node, fields, context)
        default: booleanOperand(node, operatorName: "", context)
        }
    }

    /// Under NOT an OR is an AND of negations, and the other way round.
    private mutating func connective(_ fields: SyntaxTree.Node, _ context: ConditionContext) {
        let arguments = tree.list(fields, .args)
        let operation = tree.string(fields, .boolop)
        if operation == "NOT_EXPR" {
            for argument in arguments { condition(argument, context.negated) }
        } else if (operation == "AND_EXPR") != context.isNegated {
            for argument in arguments { condition(argument, context) }
        } else {
            let group = nextAlternativeGroup
            nextAlternativeGroup += 1
            for (branch, argument) in arguments.enumerated() {
                condition(argument, context.alternative(group, branch))
            }
        }
    }

    private mutating func nullTest(_ fields: SyntaxTree.Node, _ context: ConditionContext) {
        guard let arg = tree.field(fields, .arg) else { return }
        let isNull = tree.string(fields, .nullTestType, equals: "IS_NULL")
        guard let operand = visitedOperand(arg) else { return }
        add(
            operand, isNull ? .isNull : .isNotNull, isNull ? "is null" : "is not null", .nothing,
            context)
    }

    private mutating func booleanTest(_ fields: SyntaxTree.Node, _ context: ConditionContext) {
        guard let arg = tree.field(fields, .arg), let (kind, _) = tree.unwrapped(arg) else {
            return
        }
        let test = tree.string(fields, .boolTestType) ?? ""
        // `(a > 5) IS TRUE` holds exactly where `a > 5` does.
        if test == "IS_TRUE", kind == .aExpr || kind == .boolExpr {
            condition(arg, context)
            return
        }
        let words = test.split(separator: "_").joined(separator: " ").lowercased()
        guard let operand = visitedOperand(arg) else { return }
        switch test {
        case "IS_UNKNOWN": add(operand, .isNull, words, .nothing, context)
        case "IS_NOT_UNKNOWN": add(operand, .isNotNull, words, .nothing, context)
        default: add(operand, .booleanColumn, words, .nothing, context)
        }
    }

    /// A column, a call or anything else that is true or false by itself.
    private mutating func booleanOperand(
        _ node: SyntaxTree.Node, operatorName: String, _ context: ConditionContext
    ) {
        guard let operand = visitedOperand(node) else { return }
        let comparison: Comparison = operand.form == .opaque ? .other : .booleanColumn
        add(operand, comparison, operatorName, .nothing, context)
    }

    // MARK: Subqueries

    private mutating func subqueryTest(
        _ node: SyntaxTree.Node, _ fields: SyntaxTree.Node, _ context: ConditionContext
    ) {
        guard let query = tree.field(fields, .subselect) else { return }
        let role = subqueryRole(fields, negated: context.isNegated)
        guard let test = tree.field(fields, .testExpression) else {
            if isExists(fields) { _ = addQuery(query, role) } else { visit(node) }
            return
        }
        let operands = rowOperands(test)
        let inner = addQuery(query, role)
        let comparand = inner.map { Comparand.subquery($0) } ?? .expression
        let name = tree.qualifiedName(tree.list(fields, .operName))
        var membership = context
        membership.isNegated = false
        for (operand, row) in operands {
            switch role {
            case .inSubquery(let negated):
                add(
                    operand, negated ? .notInList : .inList, negated ? "not in" : "in", comparand,
                    membership, row)
            default:
                let words = tree.string(fields, .subLinkType, equals: "ALL_SUBLINK") ? "all" : "any"
                let symbol = name.map { SQLText.operatorName($0) } ?? "="
                add(operand, .other, symbol + " " + words, comparand, context, row)
            }
        }
    }

    private func isExists(_ fields: SyntaxTree.Node) -> Bool {
        tree.string(fields, .subLinkType, equals: "EXISTS_SUBLINK")
    }

    /// The operands that a row, or a single expression, has.
    mutating func rowOperands(_ node: SyntaxTree.Node) -> [(Operand, Predicate.RowMember?)] {
        guard let row = tree.unwrapped(node, as: .rowExpr) else {
            return visitedOperand(node).map { [($0, nil)] } ?? []
        }
        var operands: [(Operand, Predicate.RowMember?)] = []
        let group = nextRowGroup
        nextRowGroup += 1
        for (position, member) in tree.list(row, .args).enumerated() {
            guard let operand = visitedOperand(member) else { continue }
            operands.append((operand, Predicate.RowMember(group: group, position: position)))
        }
        return operands
    }

    // MARK: Predicates

    /// Notes a predicate of the block.
    mutating func add(
        _ operand: Operand, _ comparison: Comparison, _ operatorName: String,
        _ comparand: Comparand, _ context: ConditionContext, _ row: Predicate.RowMember? = nil
    ) {
        shape.predicates.append(
            Predicate(
                operand: operand, comparison: comparison, operatorName: operatorName,
                comparand: comparand, clause: context.clause, alternatives: context.alternatives,
                isNegated: context.isNegated, isOuterJoin: context.isOuterJoin, row: row,
                block: block))
    }

    /// What the other side of a comparison is.
    func comparand(_ expression: Expression) -> Comparand {
        if let operand = operand(expression) { return .operand(operand) }
        if let subquery = expression.subquery { return .subquery(subquery) }
        guard expression.isSimple else { return .expression }
        return expression.parameter.map { .parameter($0) } ?? .constant
    }
}
