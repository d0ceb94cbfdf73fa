internal import Muster

extension ShapeBuilder {
    /// Reads the items of a FROM or USING clause.
    mutating func addFrom(_ items: [SyntaxTree.Node]) {
        let outer = nullableRanges
        nullableRanges = []
        at(.other) { builder in
            for item in items { builder.addFromItem(item) }
        }
        markNullable()
        nullableRanges = outer
    }

    mutating func addFromItem(_ item: SyntaxTree.Node) {
        guard let (kind, fields) = tree.unwrapped(item) else { return }
        switch kind {
        case .rangeVar: addRelation(fields)
        case .rangeSubselect: addSubquery(fields)
        case .rangeFunction: addFunctions(fields)
        case .rangeTableSample: addSample(fields)
        case .rangeTableFunc: addTableFunction(fields)
        case .joinExpr: addJoin(fields)
        default: visitChildren(of: fields)
        }
    }

    /// Adds a source to the block and to the scope.
    private mutating func add(_ source: ColumnSource, name: String?) {
        shape.blocks[block].sources.append(source)
        scopes[scopes.count - 1].add(source, name: name)
    }

    private mutating func add(_ derived: DerivedSource) {
        shape.derived.append(derived)
        add(.derived(shape.derived.count - 1), name: derived.alias)
    }

    // MARK: Relations

    private mutating func addRelation(_ fields: SyntaxTree.Node) {
        let alias = alias(fields)
        let name = tree.string(fields, .relname) ?? ""
        if tree.field(fields, .schemaName) == nil, let table = commonTable(name) {
            let renamed = alias.columns + table.columnAliases.dropFirst(alias.columns.count)
            add(
                DerivedSource(
                    origin: .commonTable(block: table.block, name: name), alias: alias.name ?? name,
                    columnAliases: renamed, block: block))
        } else {
            addTarget(fields, isTarget: false)
        }
    }

    /// Adds a relation, which for a target is never a common table expression.
    @discardableResult
    mutating func addTarget(_ fields: SyntaxTree.Node, isTarget: Bool = true) -> Int {
        let alias = alias(fields)
        let relation = QualifiedName(
            schema: tree.string(fields, .schemaName), name: tree.string(fields, .relname) ?? "")
        let reference = RelationReference(
            relation: relation, alias: alias.name, columnAliases: alias.columns, block: block,
            isTarget: isTarget, only: !tree.flag(fields, .inherits))
        shape.relations.append(reference)
        let index = shape.relations.count - 1
        add(.relation(index), name: reference.exposedName)
        return index
    }

    private mutating func commonTable(_ name: String) -> CommonTable? {
        for level in commonTables.reversed() {
            guard let table = level[name] else { continue }
            if openCommonTables.contains(table.block),
                case .commonTable(let name, let materialized, _) = shape.blocks[table.block].role
            {
                shape.blocks[table.block].role = .commonTable(
                    name: name, materialized: materialized, recursive: true)
            }
            return table
        }
        return nil
    }

    private func alias(_ fields: SyntaxTree.Node) -> (name: String?, columns: [String]) {
        guard let alias = tree.field(fields, .alias) else { return (nil, []) }
        return (tree.string(alias, .aliasName), tree.strings(alias, .colNames))
    }

    // MARK: Subqueries and functions

    private mutating func addSubquery(_ fields: SyntaxTree.Node) {
        guard let query = tree.field(fields, .subquery) else { return }
        let isLateral = tree.flag(fields, .lateral)
        // Only LATERAL sees the items before it.
        let hidden = isLateral ? nil : scopes.popLast()
        let inner = addQuery(query, .from)
        if let hidden { scopes.append(hidden) }
        guard let inner else { return }
        let alias = alias(fields)
        add(
            DerivedSource(
                origin: .subquery(block: inner, lateral: isLateral), alias: alias.name,
                columnAliases: alias.columns, block: block))
    }

    private mutating func addFunctions(_ fields: SyntaxTree.Node) {
        let alias = alias(fields)
        var functions: [QualifiedName] = []
        var names: [String] = []
        var areAll = true
        var defined = tree.list(fields, .columnDefinitions)
        for item in tree.list(fields, .functions) {
            guard let list = tree.unwrapped(item, as: .listNode) else { continue }
            let parts = tree.list(list, .items)
            guard let call = parts.first else { continue }
            visit(call)
            let function = tree.unwrapped(call, as: .funcCall).flatMap {
                tree.qualifiedName(tree.list($0, .funcName))
            }
            if let function { functions.append(function) }
            if parts.count > 1, let definitions = tree.unwrapped(parts[1], as: .listNode) {
                defined += tree.list(definitions, .items)
            }
            let known = function.flatMap { KnownFunctions.columns(of: $0, alias: alias.name) }
            names += known?.names ?? []
            areAll = areAll && known?.areAll ?? false
        }
        if !defined.isEmpty {
            names = defined.compactMap { definition in
                tree.unwrapped(definition, as: .columnDef).flatMap { tree.string($0, .colName) }
            }
            areAll = true
        }
        if tree.flag(fields, .ordinality) { names.append("ordinality") }
        add(
            DerivedSource(
                origin: .functions(functions),
                alias: alias.name ?? (functions.count == 1 ? functions.first?.name : nil),
                columnAliases: alias.columns + names.dropFirst(alias.columns.count),
                hasOnlyAliases: areAll, block: block))
    }

    private mutating func addSample(_ fields: SyntaxTree.Node) {
        if let relation = tree.field(fields, .relation) { addFromItem(relation) }
        visitList(fields, .args)
        if let seed = tree.field(fields, .repeatable) { visit(seed) }
    }

    private mutating func addTableFunction(_ fields: SyntaxTree.Node) {
        let alias = alias(fields)
        visitChildren(of: fields)
        let names = tree.list(fields, .columns).compactMap { column in
            tree.unwrapped(column, as: .rangeTableFuncCol).flatMap { tree.string($0, .colName) }
        }
        add(
            DerivedSource(
                origin: .table, alias: alias.name,
                columnAliases: alias.columns + names.dropFirst(alias.columns.count),
                hasOnlyAliases: true, block: block))
    }

    // MARK: Joins

    private mutating func addJoin(_ fields: SyntaxTree.Node) {
        let scope = scopes.count - 1
        let firstVisible = scopes[scope].visible.count
        let start = shape.blocks[block].sources.count
        if let left = tree.field(fields, .larg) { addFromItem(left) }
        let middle = shape.blocks[block].sources.count
        if let right = tree.field(fields, .rarg) { addFromItem(right) }
        let end = shape.blocks[block].sources.count
        let kind = joinKind(fields)
        if kind == .left || kind == .full { nullableRanges.append(middle..<end) }
        if kind == .right || kind == .full { nullableRanges.append(start..<middle) }
        let using = tree.strings(fields, .usingClause)
        shape.joins.append(
            JoinClause(
                kind: kind, isNatural: tree.flag(fields, .isNatural), using: using,
                left: start..<middle, right: middle..<end, block: block))
        if let condition = tree.field(fields, .quals) {
            let all = scopes[scope].narrow(from: firstVisible)
            addCondition(
                condition, ConditionContext(clause: .on, isOuterJoin: kind != .inner), at: .on)
            scopes[scope].widen(to: all)
        }
        addJoinAliases(fields, using, firstVisible: firstVisible, members: start..<end)
    }

    private func joinKind(_ fields: SyntaxTree.Node) -> JoinClause.Kind {
        switch tree.string(fields, .joinType) {
        case "JOIN_LEFT": .left
        case "JOIN_RIGHT": .right
        case "JOIN_FULL": .full
        default: .inner
        }
    }

    /// Marks the sources in the nullable ranges, each once although the ranges of a chain of joins
    /// overlap all the way.
    private mutating func markNullable() {
        guard !nullableRanges.isEmpty else { return }
        var changes = Array(repeating: 0, count: shape.blocks[block].sources.count + 1)
        for range in nullableRanges {
            changes[range.lowerBound] += 1
            changes[range.upperBound] -= 1
        }
        var depth = 0
        for (source, change) in zip(shape.blocks[block].sources, changes) {
            depth += change
            guard depth > 0 else { continue }
            switch source {
            case .relation(let index): shape.relations[index].isNullable = true
            case .derived(let index): shape.derived[index].isNullable = true
            }
        }
    }

    /// `(a JOIN b …) AS j` hides `a` and `b`; `JOIN b USING (x) AS j` names the merged columns.
    private mutating func addJoinAliases(
        _ fields: SyntaxTree.Node, _ using: [String], firstVisible: Int, members: Range<Int>
    ) {
        let scope = scopes.count - 1
        if let merged = tree.field(fields, .joinUsingAlias) {
            let name = tree.string(merged, .aliasName)
            shape.derived.append(
                DerivedSource(
                    origin: .join(
                        members: Array(scopes[scope].visible[firstVisible...]), onlyMerged: using),
                    alias: name, block: block))
            scopes[scope].addName(.derived(shape.derived.count - 1), name)
        }
        let alias = alias(fields)
        guard let name = alias.name else { return }
        let hidden = scopes[scope].hide(
            from: firstVisible,
            names: shape.blocks[block].sources[members].compactMap { exposedName($0) })
        shape.derived.append(
            DerivedSource(
                origin: .join(members: hidden, onlyMerged: []), alias: name,
                columnAliases: alias.columns, block: block))
        scopes[scope].add(.derived(shape.derived.count - 1), name: name)
    }

    func exposedName(_ source: ColumnSource) -> String? {
        switch source {
        case .relation(let index): shape.relations[index].exposedName
        case .derived(let index): shape.derived[index].alias
        }
    }
}
