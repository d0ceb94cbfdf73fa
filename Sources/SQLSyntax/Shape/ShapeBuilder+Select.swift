internal import Muster

extension ShapeBuilder {
    mutating func buildSelect(_ fields: SyntaxTree.Node) {
        if tree.field(fields, .intoClause) != nil { shape.createsTable = true }
        if let kind = setOperationKind(fields) {
            buildSetOperation(fields, kind)
            return
        }
        scopes.append(Scope(block: block))
        addFrom(tree.list(fields, .fromClause))
        addValues(tree.list(fields, .valuesLists))
        addOutputs(tree.list(fields, .targetList))
        if let condition = tree.field(fields, .whereClause) {
            addCondition(condition, ConditionContext(clause: .where), at: .where)
        }
        addGroupKeys(tree.list(fields, .groupClause))
        if let condition = tree.field(fields, .havingClause) {
            shape.blocks[block].hasAggregate = true
            addCondition(condition, ConditionContext(clause: .having), at: .having)
        }
        for window in tree.list(fields, .windowClause) {
            if let definition = tree.unwrapped(window, as: .windowDef) { visitWindow(definition) }
        }
        addDistinct(fields)
        addSortKeys(tree.list(fields, .sortClause))
        addLimits(fields)
        scopes.removeLast()
    }

    // MARK: Set operations

    private func setOperationKind(_ fields: SyntaxTree.Node) -> SetOperation.Kind? {
        switch tree.string(fields, .op) {
        case "SETOP_UNION": .union
        case "SETOP_INTERSECT": .intersect
        case "SETOP_EXCEPT": .except
        default: nil
        }
    }

    private mutating func buildSetOperation(_ fields: SyntaxTree.Node, _ kind: SetOperation.Kind) {
        let all = tree.flag(fields, .all)
        let outer = block
        var branches: [Int] = []
        for branch in flattenedBranches(fields, kind, all: all) {
            let inner = newBlock(.select, .setOperand)
            build(branch, .select, into: inner)
            branches.append(inner)
        }
        shape.blocks[outer].setOperation = SetOperation(kind: kind, all: all, branches: branches)
        // The keys are names of output columns, so they are no columns of any source.
        shape.blocks[outer].orderBy = tree.list(fields, .sortClause).compactMap { item in
            tree.unwrapped(item, as: .sortBy).map { sortKey($0, .opaque) }
        }
        addLimits(fields)
    }

    /// The branches of a chain `a UNION b UNION c`, which the parser nests to the left.
    private func flattenedBranches(
        _ fields: SyntaxTree.Node, _ kind: SetOperation.Kind, all: Bool
    ) -> [SyntaxTree.Node] {
        var branches: [SyntaxTree.Node] = []
        var left = fields
        while let inner = tree.field(left, .larg), let right = tree.field(left, .rarg) {
            branches.append(right)
            left = inner
            guard setOperationKind(inner) == kind, tree.flag(inner, .all) == all,
                kind != .except, isBare(inner)
            else { break }
        }
        branches.append(left)
        return branches.reversed()
    }

    /// Whether a branch has no clauses of its own beside the set operation.
    private func isBare(_ fields: SyntaxTree.Node) -> Bool {
        let clauses: [Key] = [
            .sortClause, .limitCount, .limitOffset, .lockingClause, .withClause,
        ]
        return clauses.allSatisfy { tree.field(fields, $0) == nil }
    }

    // MARK: The select list

    mutating func addOutputs(_ items: [SyntaxTree.Node]) {
        at(.output) { builder in
            for item in items {
                guard let target = builder.tree.unwrapped(item, as: .resTarget),
                    let value = builder.tree.field(target, .value)
                else { continue }
                builder.addOutput(value, name: builder.tree.string(target, .name))
            }
        }
    }

    private mutating func addOutput(_ value: SyntaxTree.Node, name: String?) {
        let position = shape.blocks[block].outputs.count
        if let star = star(value) {
            shape.blocks[block].outputs.append(OutputColumn(star: star))
            outputs[block, default: OutputIndex()].add(star: position)
            return
        }
        let operand = readOperand(value)
        let name = name ?? OutputNaming.name(of: value, tree)
        outputs[block, default: OutputIndex()].add(name, position)
        shape.blocks[block].outputs.append(OutputColumn(name: name, operand: operand))
    }

    /// What a `*` or `t.*` stands for, with its use of all columns noted.
    private mutating func star(_ value: SyntaxTree.Node) -> OutputColumn.Star? {
        guard let column = tree.unwrapped(value, as: .columnRef),
            let last = tree.list(column, .fields).last, tree.unwrapped(last, as: .aStar) != nil
        else { return nil }
        let qualifiers = Array(tree.strings(column, .fields))
        guard let qualifier = qualifiers.last else {
            for source in shape.blocks[block].sources { addWholeRow(source) }
            return .all
        }
        let schema = qualifiers.dropLast().last
        guard let source = source(named: qualifier, schema: schema) else { return .all }
        addWholeRow(source)
        return .of(source)
    }

    private mutating func addWholeRow(_ source: ColumnSource) {
        let column = ColumnReference(
            qualifier: exposedName(source), name: "*", attribution: .source(source))
        shape.columnUses.append(ColumnUse(column: column, place: place, block: block))
    }

    private mutating func addValues(_ rows: [SyntaxTree.Node]) {
        guard let first = rows.first else { return }
        shape.blocks[block].valuesRows = min(rows.count, 2)
        at(.output) { builder in
            for row in rows {
                if let list = builder.tree.unwrapped(row, as: .listNode) {
                    builder.visitList(list, .items)
                }
            }
        }
        let width = tree.unwrapped(first, as: .listNode).map { tree.list($0, .items).count } ?? 0
        for number in 0..<width {
            shape.blocks[block].outputs.append(
                OutputColumn(name: "column\(number + 1)", operand: .opaque))
        }
    }

    // MARK: GROUP BY, ORDER BY, DISTINCT

    private mutating func addGroupKeys(_ items: [SyntaxTree.Node]) {
        at(.groupBy) { builder in
            for item in items { builder.addGroupKey(item) }
        }
    }

    private mutating func addGroupKey(_ item: SyntaxTree.Node) {
        guard let (kind, fields) = tree.unwrapped(item) else { return }
        shape.blocks[block].hasAggregate = true
        switch kind {
        case .groupingSet:
            shape.blocks[block].hasGroupingSets = true
            for part in tree.list(fields, .content) { addGroupKey(part) }
        case .rowExpr:
            for part in tree.list(fields, .args) { addGroupKey(part) }
        default:
            if let output = outputAtPosition(item) {
                shape.blocks[block].groupBy.append(GroupKey(operand: output))
            } else if let name = bareName(item), let output = output(named: name),
                output.column?.name != name
            {
                // The use of the column, if it is one, is that of the output column.
                shape.blocks[block].groupBy.append(
                    GroupKey(operand: column(name), outputAlias: output))
            } else {
                shape.blocks[block].groupBy.append(GroupKey(operand: readOperand(item)))
            }
        }
    }

    private mutating func addSortKeys(_ items: [SyntaxTree.Node]) {
        at(.orderBy) { builder in
            for item in items {
                guard let sort = builder.tree.unwrapped(item, as: .sortBy),
                    let node = builder.tree.field(sort, .node)
                else { continue }
                let key = builder.sortKey(sort, builder.outputOrOperand(node))
                builder.shape.blocks[builder.block].orderBy.append(key)
            }
        }
    }

    func sortKey(_ sort: SyntaxTree.Node, _ operand: Operand) -> SortKey {
        var isDescending = tree.string(sort, .sortByDirection, equals: "SORTBY_DESC")
        if tree.string(sort, .sortByDirection, equals: "SORTBY_USING") {
            isDescending = tree.strings(sort, .useOp).last == ">"
        }
        var nullsFirst: Bool?
        if tree.string(sort, .sortByNulls, equals: "SORTBY_NULLS_FIRST") { nullsFirst = true }
        if tree.string(sort, .sortByNulls, equals: "SORTBY_NULLS_LAST") { nullsFirst = false }
        return SortKey(operand: operand, isDescending: isDescending, nullsFirst: nullsFirst)
    }

    private mutating func addDistinct(_ fields: SyntaxTree.Node) {
        guard tree.field(fields, .distinctClause) != nil else { return }
        let items = tree.list(fields, .distinctClause)
        // Plain DISTINCT is a list with one empty element.
        guard items.contains(where: { tree.unwrapped($0) != nil }) else {
            shape.blocks[block].distinct = .all
            return
        }
        at(.distinct) { builder in
            var keys: [Operand] = []
            for item in items { keys.append(builder.outputOrOperand(item)) }
            builder.shape.blocks[builder.block].distinct = .on(keys)
        }
    }

    /// In ORDER BY and DISTINCT ON a number is a position and a bare name is an output column first.
    private mutating func outputOrOperand(_ node: SyntaxTree.Node) -> Operand {
        let found = outputAtPosition(node) ?? bareName(node).flatMap { output(named: $0) }
        guard let output = found else { return readOperand(node) }
        for column in output.columns {
            shape.columnUses.append(ColumnUse(column: column, place: place, block: block))
        }
        return output
    }

    /// The name of an unqualified column, if the expression is nothing else.
    private func bareName(_ node: SyntaxTree.Node) -> String? {
        guard let column = tree.unwrapped(node, as: .columnRef),
            tree.list(column, .fields).count == 1
        else { return nil }
        return tree.strings(column, .fields).first
    }

    private func output(named name: String) -> Operand? {
        guard let position = outputs[block]?.positions[name] else { return nil }
        return shape.blocks[block].outputs[position].operand
    }

    private func outputAtPosition(_ node: SyntaxTree.Node) -> Operand? {
        guard let position = tree.structuralNumber(node) else { return nil }
        // A `*` before it moves the position by a number of columns that is not known.
        let known = outputs[block]?.firstStar ?? shape.blocks[block].outputs.count
        return position <= known ? shape.blocks[block].outputs[position - 1].operand : .opaque
    }

    // MARK: LIMIT and locking

    private mutating func addLimits(_ fields: SyntaxTree.Node) {
        at(.other) { builder in
            if let count = builder.tree.field(fields, .limitCount) {
                builder.shape.blocks[builder.block].limit = builder.rowCount(count)
            }
            if let count = builder.tree.field(fields, .limitOffset) {
                builder.shape.blocks[builder.block].offset = builder.rowCount(count)
            }
        }
        for clause in tree.list(fields, .lockingClause) {
            guard let lock = tree.unwrapped(clause, as: .lockingClauseNode) else { continue }
            shape.blocks[block].locking.append(lockName(lock))
        }
    }

    private func lockName(_ lock: SyntaxTree.Node) -> String {
        switch tree.string(lock, .strength) {
        case "LCS_FORKEYSHARE": "key share"
        case "LCS_FORSHARE": "share"
        case "LCS_FORNOKEYUPDATE": "no key update"
        default: "update"
        }
    }

    /// Nil for `LIMIT ALL` and `LIMIT NULL`, which limit nothing.
    private mutating func rowCount(_ node: SyntaxTree.Node) -> RowCount? {
        if let constant = tree.unwrapped(node, as: .aConst), tree.flag(constant, .isNull) {
            return nil
        }
        let expression = visit(node)
        if expression.isSimple, let parameter = expression.parameter {
            return .parameter(parameter)
        }
        return expression.isSimple ? .constant : .expression
    }
}
