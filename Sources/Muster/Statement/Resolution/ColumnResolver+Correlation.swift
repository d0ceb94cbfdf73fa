extension ColumnResolver {
    /// Notes in which blocks a column of a surrounding block is used.
    mutating func markCorrelation(of column: ColumnReference, in block: Int) {
        switch column.attribution {
        case .source(let source):
            _ = mark(block, upTo: self.block(of: source))
        case .unresolved(let levels):
            guard let inner = levels.first?.first, let outer = levels.last?.first else { return }
            guard mark(block, upTo: self.block(of: inner)) else { return }
            leaveOpen(self.block(of: inner), upTo: self.block(of: outer))
        case .none:
            return
        }
    }

    /// Marks the blocks from one outwards up to the one whose source they use; false if that one
    /// does not contain them, which is so for columns traced into a subquery beside.
    private mutating func mark(_ block: Int, upTo owner: Int) -> Bool {
        guard let path = path(from: block, to: owner) else { return false }
        for block in path { shape.blocks[block].isCorrelated = true }
        return true
    }

    private mutating func leaveOpen(_ block: Int, upTo owner: Int) {
        for block in path(from: block, to: owner) ?? []
        where shape.blocks[block].isCorrelated == false {
            shape.blocks[block].isCorrelated = nil
        }
    }

    private func path(from block: Int, to owner: Int) -> [Int]? {
        var path: [Int] = []
        var open = block
        while open != owner {
            // Blocks are numbered from the outside in.
            guard open > owner, let parent = shape.blocks[open].parent else { return nil }
            path.append(open)
            open = parent
        }
        return path
    }
}
