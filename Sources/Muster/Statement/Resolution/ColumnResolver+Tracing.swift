extension ColumnResolver {
    /// What a column of a derived source is in terms of relations, when the planner would see it so.
    mutating func traced(_ column: ColumnReference) -> Operand? {
        var result: Operand?
        var column = column
        // Each step goes one derived source deeper, so there are no more steps than sources.
        for _ in shape.derived.indices {
            guard case .source(.derived(let index)) = column.attribution, !column.isWholeRow,
                let operand = behind(column.name, of: index)
            else { return result }
            result = operand
            guard operand.form == .column, let next = operand.columns.first, next != column else {
                return result
            }
            column = next
        }
        return result
    }

    private mutating func behind(_ name: String, of index: Int) -> Operand? {
        switch shape.derived[index].origin {
        case .subquery(let block, _), .commonTable(let block, _):
            guard isTransparent(block) else { return nil }
        case .join:
            break
        case .functions, .excluded, .table:
            return nil
        }
        let columns = columns(of: .derived(index))
        if let column = columns.column(name) { return column.operand }
        guard !columns.isComplete, let source = columns.remainder else { return nil }
        return .column(name, of: source)
    }

    /// Whether the planner pulls a block up into the one that selects from it, so that a condition
    /// on its output is a condition on what the output is made of.
    private func isTransparent(_ index: Int) -> Bool {
        let block = shape.blocks[index]
        switch block.role {
        case .from:
            break
        case .commonTable(_, let isMaterialized, let isRecursive):
            // Without a word about it the server materializes what is used more than once.
            let isInlined = isMaterialized.map { !$0 } ?? (commonTableUses[index] == 1)
            guard isInlined, !isRecursive else { return false }
        default:
            return false
        }
        return block.isPlain
    }
}

extension QueryBlock {
    /// Whether the block only filters and computes: nothing in it needs to see all rows first.
    fileprivate var isPlain: Bool {
        kind == .select && setOperation == nil && groupBy.isEmpty && !hasAggregate && !hasWindow
            && !hasGroupingSets && !returnsSets && distinct == nil && limit == nil && offset == nil
            && locking.isEmpty && valuesRows == 0
    }
}
