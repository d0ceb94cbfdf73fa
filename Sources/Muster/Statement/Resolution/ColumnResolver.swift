/// Works out which source each column of a shape belongs to.
///
/// Blocks are visited so that what a block selects from is done before it; nothing recurses, because
/// subqueries can be nested a thousand levels deep.
struct ColumnResolver {
    var shape: StatementShape
    let catalog: CatalogColumns
    /// The columns of each block that is done.
    var blockColumns: [SourceColumns?]
    /// The columns of sources that were looked at.
    var knownColumns: [ColumnSource: SourceColumns] = [:]
    /// How often a common table expression is used, by its block.
    var commonTableUses: [Int: Int] = [:]
    /// Indexes into the lists of the shape, by block.
    var predicatesByBlock: [[Int]]
    var usesByBlock: [[Int]]
    var joinsByBlock: [[Int]]
    /// The joins that merge columns, by block and name, inner ones first.
    var mergingJoins: [Int: [String: [Int]]] = [:]

    init(_ shape: StatementShape, _ catalog: CatalogColumns) {
        self.shape = shape
        self.catalog = catalog
        let none: [[Int]] = Array(repeating: [], count: shape.blocks.count)
        blockColumns = Array(repeating: nil, count: shape.blocks.count)
        predicatesByBlock = none
        usesByBlock = none
        joinsByBlock = none
        for (index, predicate) in shape.predicates.enumerated() {
            predicatesByBlock[predicate.block].append(index)
        }
        for (index, use) in shape.columnUses.enumerated() {
            usesByBlock[use.block].append(index)
        }
        for (index, join) in shape.joins.enumerated() {
            joinsByBlock[join.block].append(index)
            for name in join.using {
                mergingJoins[join.block, default: [:]][name, default: []].append(index)
            }
        }
        for source in shape.derived {
            if case .commonTable(let block, _) = source.origin {
                commonTableUses[block, default: 0] += 1
            }
        }
    }

    mutating func run() {
        for index in shape.blocks.indices where shape.blocks[index].isCorrelated == nil {
            shape.blocks[index].isCorrelated = false
        }
        for block in blocksInOrder() {
            expandJoins(of: block)
            resolve(block)
            blockColumns[block] = columns(ofBlock: block)
        }
    }

    /// The blocks with every block after those that it contains and, among these, in their order.
    private func blocksInOrder() -> [Int] {
        var children: [[Int]] = Array(repeating: [], count: shape.blocks.count)
        var roots: [Int] = []
        for (index, block) in shape.blocks.enumerated() {
            if let parent = block.parent {
                children[parent].append(index)
            } else {
                roots.append(index)
            }
        }
        var order: [Int] = []
        var open = roots.reversed().map { (block: $0, next: 0) }
        while let (block, next) = open.popLast() {
            if next < children[block].count {
                open.append((block, next + 1))
                open.append((children[block][next], 0))
            } else {
                order.append(block)
            }
        }
        return order
    }

    private mutating func resolve(_ block: Int) {
        for index in predicatesByBlock[block] {
            let predicate = shape.predicates[index]
            shape.predicates[index].operand = resolved(predicate.operand, in: block)
            if case .operand(let other) = predicate.comparand {
                shape.predicates[index].comparand = .operand(resolved(other, in: block))
            }
        }
        for index in usesByBlock[block] {
            let column = resolved(shape.columnUses[index].column, in: block)
            shape.columnUses[index].column = traced(column)?.columns.first ?? column
        }
        for index in shape.blocks[block].outputs.indices {
            guard let operand = shape.blocks[block].outputs[index].operand else { continue }
            shape.blocks[block].outputs[index].operand = resolved(operand, in: block)
        }
        for index in shape.blocks[block].orderBy.indices {
            let operand = shape.blocks[block].orderBy[index].operand
            shape.blocks[block].orderBy[index].operand = resolved(operand, in: block)
        }
        for index in shape.blocks[block].groupBy.indices {
            let key = shape.blocks[block].groupBy[index]
            shape.blocks[block].groupBy[index] = resolved(key, in: block)
        }
        if case .on(let keys) = shape.blocks[block].distinct {
            var resolvedKeys: [Operand] = []
            for key in keys { resolvedKeys.append(resolved(key, in: block)) }
            shape.blocks[block].distinct = .on(resolvedKeys)
        }
    }

    /// An input column goes before an output column, so as long as it is not certain both stay.
    private mutating func resolved(_ key: GroupKey, in block: Int) -> GroupKey {
        guard let alias = key.outputAlias, let column = key.operand.columns.first else {
            return GroupKey(operand: resolved(key.operand, in: block))
        }
        let input = resolved(column, in: block, mayBeNone: true)
        switch input.attribution {
        case .source:
            return GroupKey(operand: resolved(key.operand, in: block))
        case .none:
            return GroupKey(operand: resolved(alias, in: block))
        case .unresolved:
            var operand = key.operand
            operand.columns = [input]
            return GroupKey(operand: operand, outputAlias: resolved(alias, in: block))
        }
    }

    private mutating func resolved(_ operand: Operand, in block: Int) -> Operand {
        guard operand.form != .column else { return resolvedColumn(operand, in: block) }
        var result = operand
        result.columns = []
        for column in operand.columns {
            let found = resolved(column, in: block)
            let traced = traced(found)
            result.columns += traced?.columns ?? [found]
            // The text has the name as the statement has it.
            let keepsName = traced?.form != .expression && result.columns.last?.name == column.name
            if !keepsName { result.becomeOpaque() }
        }
        return result
    }

    private mutating func resolvedColumn(_ operand: Operand, in block: Int) -> Operand {
        guard let column = operand.columns.first else { return operand }
        let found = resolved(column, in: block)
        if let traced = traced(found) { return traced }
        var result = operand
        result.columns = [found]
        result.text = SQLIdentifier.quoted(found.name)
        if found.isWholeRow { result.becomeOpaque() }
        return result
    }
}

extension Operand {
    /// Gives up the text, because it is not true any more.
    fileprivate mutating func becomeOpaque() {
        form = .opaque
        text = ""
        hasParameter = false
    }
}
