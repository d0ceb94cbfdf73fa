internal import Muster

extension ShapeBuilder {
    // MARK: INSERT

    mutating func buildInsert(_ fields: SyntaxTree.Node) {
        guard let relation = tree.field(fields, .relation) else { return }
        // The query sees the surrounding scopes, but not the target.
        if let query = tree.field(fields, .selectField) { _ = addQuery(query, .insertSource) }
        scopes.append(Scope(block: block))
        let target = addTarget(relation)
        addAssignedColumns(tree.list(fields, .cols), target)
        if let conflict = tree.field(fields, .onConflictClause) {
            buildConflict(conflict, target)
        }
        addOutputs(tree.list(fields, .returningList))
        scopes.removeLast()
    }

    private mutating func buildConflict(_ conflict: SyntaxTree.Node, _ target: Int) {
        let context = ConditionContext(clause: .conflict)
        if let arbiter = tree.field(conflict, .infer) {
            at(.other) { builder in builder.visitArbiterColumns(arbiter, target) }
            if let condition = tree.field(arbiter, .whereClause) {
                addCondition(condition, context, at: .other)
            }
        }
        shape.derived.append(
            DerivedSource(origin: .excluded(relation: target), alias: "excluded", block: block))
        let excluded = ColumnSource.derived(shape.derived.count - 1)
        scopes[scopes.count - 1].addName(excluded, "excluded")
        addAssignments(tree.list(conflict, .targetList), target)
        if let condition = tree.field(conflict, .whereClause) {
            addCondition(condition, context, at: .other)
        }
    }

    private mutating func visitArbiterColumns(_ arbiter: SyntaxTree.Node, _ target: Int) {
        for element in tree.list(arbiter, .indexElements) {
            guard let fields = tree.unwrapped(element, as: .indexElem) else { continue }
            if let name = tree.string(fields, .name) {
                addUse(name, of: target, .other)
            } else if let expression = tree.field(fields, .expression) {
                visit(expression)
            }
        }
    }

    // MARK: UPDATE and DELETE

    mutating func buildUpdate(_ fields: SyntaxTree.Node) {
        guard let relation = tree.field(fields, .relation) else { return }
        scopes.append(Scope(block: block))
        let target = addTarget(relation)
        addFrom(tree.list(fields, .fromClause))
        addAssignments(tree.list(fields, .targetList), target)
        if let condition = tree.field(fields, .whereClause) {
            addCondition(condition, ConditionContext(clause: .where), at: .where)
        }
        addOutputs(tree.list(fields, .returningList))
        scopes.removeLast()
    }

    mutating func buildDelete(_ fields: SyntaxTree.Node) {
        guard let relation = tree.field(fields, .relation) else { return }
        scopes.append(Scope(block: block))
        addTarget(relation)
        addFrom(tree.list(fields, .usingClause))
        if let condition = tree.field(fields, .whereClause) {
            addCondition(condition, ConditionContext(clause: .where), at: .where)
        }
        addOutputs(tree.list(fields, .returningList))
        scopes.removeLast()
    }

    // MARK: MERGE

    mutating func buildMerge(_ fields: SyntaxTree.Node) {
        guard let relation = tree.field(fields, .relation) else { return }
        scopes.append(Scope(block: block))
        let target = addTarget(relation)
        if let source = tree.field(fields, .sourceRelation) { addFrom([source]) }
        if let condition = tree.field(fields, .joinCondition) {
            addCondition(condition, ConditionContext(clause: .on), at: .on)
        }
        for clause in tree.list(fields, .mergeWhenClauses) {
            guard let action = tree.unwrapped(clause, as: .mergeWhenClause) else { continue }
            if let condition = tree.field(action, .condition) {
                addCondition(condition, ConditionContext(clause: .when), at: .other)
            }
            if tree.string(action, .commandType, equals: "CMD_INSERT") {
                addAssignedColumns(tree.list(action, .targetList), target)
                at(.output) { builder in builder.visitList(action, .values) }
            } else {
                addAssignments(tree.list(action, .targetList), target)
            }
        }
        scopes.removeLast()
    }

    // MARK: Targets

    /// The list of columns of an INSERT.
    private mutating func addAssignedColumns(_ items: [SyntaxTree.Node], _ target: Int) {
        for item in items {
            guard let column = tree.unwrapped(item, as: .resTarget),
                let name = tree.string(column, .name)
            else { continue }
            assign(name, target)
        }
    }

    /// The assignments of an UPDATE.
    ///
    /// All columns of `(a, b) = (…)` hold the right side; it is read with the first.
    private mutating func addAssignments(_ items: [SyntaxTree.Node], _ target: Int) {
        for item in items {
            guard let column = tree.unwrapped(item, as: .resTarget),
                let name = tree.string(column, .name)
            else { continue }
            assign(name, target)
            at(.assignment) { builder in
                builder.visitList(column, .indirection)
                if let value = builder.tree.field(column, .value) { builder.visit(value) }
            }
        }
    }

    private mutating func assign(_ name: String, _ target: Int) {
        if assignedNames[block, default: []].insert(name).inserted {
            shape.blocks[block].assigned.append(name)
        }
        addUse(name, of: target, .target)
    }

    private mutating func addUse(_ name: String, of target: Int, _ place: ColumnUse.Place) {
        let column = ColumnReference(name: name, attribution: .source(.relation(target)))
        shape.columnUses.append(ColumnUse(column: column, place: place, block: block))
    }
}
