internal import Muster

extension ShapeBuilder {
    /// Reads an expression and notes the columns and subqueries in it.
    @discardableResult
    mutating func visit(_ node: SyntaxTree.Node) -> Expression {
        guard let (kind, fields) = tree.unwrapped(node) else { return .unknown }
        switch kind {
        case .columnRef: return visitColumn(fields)
        case .aConst: return literal(fields)
        case .paramRef: return parameter(fields)
        case .aExpr: return visitOperator(fields)
        case .funcCall: return visitCall(fields)
        case .typeCast: return visitCast(fields)
        case .collateClause: return visitCollation(fields)
        case .aIndirection: return visitIndirection(fields)
        case .aArrayExpr: return visitArray(fields)
        case .coalesceExpr: return visitSyntaxCall(fields, name: "coalesce")
        case .minMaxExpr:
            let isGreatest = tree.string(fields, .op, equals: "IS_GREATEST")
            return visitSyntaxCall(fields, name: isGreatest ? "greatest" : "least")
        case .subLink: return visitSubquery(fields)
        case .selectStmt:
            var result = Expression.unknown
            result.subquery = addQuery(node, .scalar)
            return result
        case .multiAssignRef:
            // Each column of the assignment holds the whole right side.
            guard tree.integer(fields, .colNumber) == 1 else { return .unknown }
            return visitOther(fields)
        case .sortBy: return visitSort(fields)
        case .windowDef:
            visitWindow(fields)
            return .unknown
        case .typeNameNode: return .unknown
        default: return visitOther(fields)
        }
    }

    /// Reads an expression as something that an index could help with.
    mutating func readOperand(_ node: SyntaxTree.Node) -> Operand {
        let start = columns.count
        let expression = visit(node)
        let operand = operand(expression) ?? .opaque
        columns.removeSubrange(start...)
        return operand
    }

    /// Reads an expression; nil when it has no column.
    ///
    /// Not to be written as one call inside the other: that would read `columns` as they were before.
    mutating func visitedOperand(_ node: SyntaxTree.Node) -> Operand? {
        let expression = visit(node)
        return operand(expression)
    }

    /// The operand that an expression is; nil when it has no column.
    func operand(_ expression: Expression) -> Operand? {
        guard expression.hasColumns else { return nil }
        let columns = Array(columns[expression.columns])
        let wrappers = Array(expression.wrappers.reversed())
        guard let text = expression.text else {
            return Operand(form: .opaque, text: "", columns: columns, wrappers: wrappers)
        }
        return Operand(
            form: expression.isColumn ? .column : .expression, text: text, columns: columns,
            wrappers: wrappers, hasParameter: expression.hasParameter)
    }

    /// Reads a list of expressions.
    mutating func visitList(_ fields: SyntaxTree.Node, _ key: Key) {
        for item in tree.list(fields, key) { visit(item) }
    }

    /// Reads whatever expressions there are under a node whose meaning does not matter.
    @discardableResult
    mutating func visitChildren(of node: SyntaxTree.Node) -> Expression {
        var result = Expression.unknown
        for child in tree.children(of: node) {
            switch tree.entries[child].kind {
            case .object:
                let isNode = tree.unwrapped(child) != nil
                result.include(isNode ? visit(child) : visitChildren(of: child))
            case .array:
                result.include(visitChildren(of: child))
            default:
                continue
            }
        }
        return result
    }

    /// `CASE`, `ROW`, `IS NULL` and others: what they hold counts, their text does not.
    private mutating func visitOther(_ fields: SyntaxTree.Node) -> Expression {
        var result = visitChildren(of: fields)
        result.wrap(.other)
        result.isSimple = false
        return result
    }

    // MARK: Leaves

    private mutating func visitColumn(_ fields: SyntaxTree.Node) -> Expression {
        let reference = column(fields)
        shape.columnUses.append(ColumnUse(column: reference, place: place, block: block))
        columns.append(reference)
        var result = Expression(text: SQLIdentifier.quoted(reference.name))
        result.isColumn = true
        result.columns = columns.count - 1..<columns.count
        if reference.isWholeRow { result.text = nil }
        return result
    }

    private func parameter(_ fields: SyntaxTree.Node) -> Expression {
        let number = tree.integer(fields, .number)
        var result = Expression(text: "$\(number)")
        result.isSimple = true
        result.hasParameter = true
        result.parameter = number
        return result
    }

    /// A literal.
    ///
    /// Its value goes into the text only if it cannot be a secret: whole numbers of up to four
    /// digits, strings of one character, and the others; else a new parameter stands for it.
    private mutating func literal(
        _ fields: SyntaxTree.Node, structure: KnownFunctions.Structure? = nil
    ) -> Expression {
        var result = Expression(text: literalText(fields, structure))
        if result.text == nil {
            result.text = "$\(nextHiddenParameter)"
            result.hasParameter = true
            nextHiddenParameter += 1
        }
        result.isSimple = true
        return result
    }

    private func literalText(
        _ fields: SyntaxTree.Node, _ structure: KnownFunctions.Structure?
    ) -> String? {
        if tree.flag(fields, .isNull) { return "NULL" }
        if let string = tree.field(fields, .sVal) {
            let value = tree.string(string, .sVal) ?? ""
            let isKept =
                value.count <= 1 || structure == .name
                || (structure == .field && KnownFunctions.isField(value))
            return isKept ? SQLText.quotedLiteral(value) : nil
        }
        if let number = tree.field(fields, .iVal) {
            // The tree has no value for 0 and for negative numbers alike.
            let value = tree.integer(number, .iVal)
            let location = tree.integer(fields, .location)
            let isNegative = text.indices.contains(location) && text[location] == UInt8(ascii: "-")
            return isNegative || value > 9_999 ? nil : String(value)
        }
        if let boolean = tree.field(fields, .boolVal) {
            return tree.flag(boolean, .boolVal) ? "true" : "false"
        }
        return nil
    }

    // MARK: Operators

    private mutating func visitOperator(_ fields: SyntaxTree.Node) -> Expression {
        guard tree.string(fields, .kind, equals: "AEXPR_OP"),
            let name = tree.qualifiedName(tree.list(fields, .name))
        else {
            if tree.string(fields, .kind, equals: "AEXPR_NULLIF") {
                return visitSyntaxCall(fields, name: "nullif")
            }
            return visitOther(fields)
        }
        var result = Expression.unknown
        var texts: [String?] = []
        if let left = tree.field(fields, .lexpr) {
            let part = visit(left)
            result.include(part)
            texts.append(part.atom)
        }
        texts.append(SQLText.operatorName(name))
        if let right = tree.field(fields, .rexpr) {
            let part = visitOperand(right, of: name)
            result.include(part)
            texts.append(part.atom)
        }
        let parts = texts.compactMap(\.self)
        result.setText(parts.count == texts.count ? parts.joined(separator: " ") : nil)
        result.isAtom = false
        result.wrap(.operator(name))
        return result
    }

    /// The right operand; of `->` and its kin a literal is a path, which is structure.
    private mutating func visitOperand(
        _ node: SyntaxTree.Node, of name: QualifiedName
    ) -> Expression {
        let paths = ["->", "->>", "#>", "#>>"]
        return paths.contains(name.name) ? visit(node, as: .name) : visit(node)
    }

    /// Reads an expression whose value is structure if it is a literal, cast or not.
    private mutating func visit(
        _ node: SyntaxTree.Node, as structure: KnownFunctions.Structure
    ) -> Expression {
        if let constant = tree.unwrapped(node, as: .aConst) {
            return literal(constant, structure: structure)
        }
        guard let cast = tree.unwrapped(node, as: .typeCast), let arg = tree.field(cast, .arg),
            let constant = tree.unwrapped(arg, as: .aConst)
        else { return visit(node) }
        return casting(literal(constant, structure: structure), cast)
    }

    // MARK: Calls

    private mutating func visitCall(_ fields: SyntaxTree.Node) -> Expression {
        guard let name = tree.qualifiedName(tree.list(fields, .funcName)) else { return .unknown }
        let arguments = tree.list(fields, .args)
        var result = Expression.unknown
        var texts: [String?] = []
        for (index, argument) in arguments.enumerated() {
            let structure = KnownFunctions.structure(index, of: arguments.count, name)
            let part = structure.map { visit(argument, as: $0) } ?? visit(argument)
            result.include(part)
            texts.append(part.text)
        }
        let isPlain = visitCallClauses(fields, name)
        let parts = texts.compactMap(\.self)
        if isPlain, parts.count == texts.count {
            result.setText(name.description + "(" + parts.joined(separator: ", ") + ")")
        }
        result.wrap(.function(name))
        return result
    }

    /// Reads what a call has beside its arguments; false for a call of an aggregate or of a window
    /// function, or one that returns sets, which no index can hold.
    private mutating func visitCallClauses(
        _ fields: SyntaxTree.Node, _ name: QualifiedName
    ) -> Bool {
        let isWindow = tree.field(fields, .over) != nil
        let isAggregate =
            tree.flag(fields, .aggStar) || tree.flag(fields, .aggDistinct)
            || tree.flag(fields, .aggWithinGroup) || tree.field(fields, .aggOrder) != nil
            || tree.field(fields, .aggFilter) != nil || KnownFunctions.isAggregate(name)
        let returnsSet = KnownFunctions.returnsSet(name)
        if isWindow {
            shape.blocks[block].hasWindow = true
        } else if isAggregate {
            shape.blocks[block].hasAggregate = true
        }
        if returnsSet, place == .output { shape.blocks[block].returnsSets = true }
        at(.orderBy) { builder in builder.visitList(fields, .aggOrder) }
        if let filter = tree.field(fields, .aggFilter) {
            addCondition(filter, ConditionContext(clause: .filter), at: .other)
        }
        if let window = tree.field(fields, .over) { visitWindow(window) }
        return !isWindow && !isAggregate && !returnsSet && !tree.flag(fields, .funcVariadic)
    }

    /// `COALESCE`, `GREATEST`, `LEAST`, `NULLIF`: calls by syntax.
    private mutating func visitSyntaxCall(
        _ fields: SyntaxTree.Node, name: String
    ) -> Expression {
        var arguments = tree.list(fields, .args)
        if let left = tree.field(fields, .lexpr) { arguments.append(left) }
        if let right = tree.field(fields, .rexpr) { arguments.append(right) }
        var result = Expression.unknown
        var texts: [String?] = []
        for argument in arguments {
            let part = visit(argument)
            result.include(part)
            texts.append(part.text)
        }
        let parts = texts.compactMap(\.self)
        if parts.count == texts.count {
            result.setText(name.uppercased() + "(" + parts.joined(separator: ", ") + ")")
        }
        result.wrap(.function(QualifiedName(name: name)))
        return result
    }

    mutating func visitWindow(_ fields: SyntaxTree.Node) {
        for item in tree.children(of: fields) {
            let key = Key(hash: tree.entries[item].key)
            if key == .orderClause {
                at(.orderBy) { builder in builder.visitChildren(of: item) }
            } else if tree.unwrapped(item) != nil {
                visit(item)
            } else if tree.entries[item].kind == .array {
                at(.other) { builder in builder.visitChildren(of: item) }
            }
        }
    }

    private mutating func visitSort(_ fields: SyntaxTree.Node) -> Expression {
        guard let node = tree.field(fields, .node) else { return .unknown }
        return visit(node)
    }

    // MARK: Casts, collations, subscripts, arrays

    private mutating func visitCast(_ fields: SyntaxTree.Node) -> Expression {
        guard let arg = tree.field(fields, .arg) else { return .unknown }
        return casting(visit(arg), fields)
    }

    /// The expression with the cast around it.
    private func casting(_ expression: Expression, _ fields: SyntaxTree.Node) -> Expression {
        var result = expression
        let type = tree.field(fields, .typeName).flatMap { SQLText.typeName($0, tree) }
        if isBooleanLiteral(fields) { return result }
        result.isColumn = false
        result.isAtom = true
        if let atom = expression.atom, let type {
            result.setText(atom + "::" + type)
        } else {
            result.text = nil
        }
        result.wrap(.cast(type ?? ""))
        return result
    }

    /// The parser writes TRUE and FALSE as casts of literals.
    private func isBooleanLiteral(_ fields: SyntaxTree.Node) -> Bool {
        guard let arg = tree.field(fields, .arg), let constant = tree.unwrapped(arg, as: .aConst)
        else { return false }
        return tree.field(constant, .boolVal) != nil
    }

    private mutating func visitCollation(_ fields: SyntaxTree.Node) -> Expression {
        guard let arg = tree.field(fields, .arg),
            let collation = tree.qualifiedName(tree.list(fields, .collName))
        else { return .unknown }
        var result = visit(arg)
        result.setText(result.atom.map { $0 + " COLLATE " + collation.description })
        result.isColumn = false
        result.isAtom = false
        result.wrap(.collation(collation))
        return result
    }

    /// A subscript with a number has a text, everything else has none.
    private mutating func visitIndirection(_ fields: SyntaxTree.Node) -> Expression {
        guard let arg = tree.field(fields, .arg) else { return .unknown }
        var result = visit(arg)
        var text = result.atom
        for step in tree.list(fields, .indirection) {
            guard let indices = tree.unwrapped(step, as: .aIndices) else {
                text = nil
                continue
            }
            var parts: [Expression] = []
            for key in [Key.lowerIndex, .upperIndex] {
                if let index = tree.field(indices, key) { parts.append(visit(index)) }
            }
            for part in parts { result.include(part) }
            let isOne = parts.count == 1 && !tree.flag(indices, .isSlice)
            let index = isOne ? parts[0].text : nil
            text = text.flatMap { base in index.map { base + "[" + $0 + "]" } }
        }
        result.setText(text)
        result.isColumn = false
        result.isSimple = false
        result.wrap(.other)
        return result
    }

    private mutating func visitArray(_ fields: SyntaxTree.Node) -> Expression {
        var result = Expression.unknown
        var isSimple = true
        for element in tree.list(fields, .elements) {
            let part = visit(element)
            result.include(part)
            isSimple = isSimple && part.isSimple
        }
        result.isSimple = isSimple
        result.wrap(.other)
        return result
    }

    // MARK: Subqueries

    private mutating func visitSubquery(_ fields: SyntaxTree.Node) -> Expression {
        var result = Expression.unknown
        if let test = tree.field(fields, .testExpression) { result.include(visit(test)) }
        if let query = tree.field(fields, .subselect) {
            result.subquery =
                addQuery(query, subqueryRole(fields, negated: false)) ?? result.subquery
        }
        result.wrap(.other)
        return result
    }

    /// What a subquery in an expression is there for.
    func subqueryRole(_ fields: SyntaxTree.Node, negated: Bool) -> QueryBlock.Role {
        let name = tree.strings(fields, .operName).last ?? "="
        switch tree.string(fields, .subLinkType) {
        case "EXISTS_SUBLINK": return .exists(negated: negated)
        case "ARRAY_SUBLINK": return .array
        case "ANY_SUBLINK":
            return name == "=" ? .inSubquery(negated: negated) : .quantified
        case "ALL_SUBLINK":
            return name == "<>" ? .inSubquery(negated: !negated) : .quantified
        default: return .scalar
        }
    }
}
