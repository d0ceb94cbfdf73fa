extension ColumnResolver {
    /// The sources of one scope that have a column or, if none is known to have it, that might.
    private struct Candidates {
        var sources: [ColumnSource]
        var areKnown: Bool
    }

    /// The reference with its source, as far as it can be decided.
    ///
    /// With `mayBeNone` the name need not be a column at all, so a source that might have any column
    /// is not taken for being the only one.
    mutating func resolved(
        _ column: ColumnReference, in block: Int, mayBeNone: Bool = false
    ) -> ColumnReference {
        guard case .unresolved(let levels) = column.attribution, !levels.isEmpty else {
            markCorrelation(of: column, in: block)
            return column
        }
        var possible: [Candidates] = []
        for level in levels {
            let candidates = candidates(column.name, in: level)
            if !candidates.sources.isEmpty { possible.append(candidates) }
        }
        var result = column
        if let level = possible.first {
            let isOnlyLevel = possible.count == 1
            if let source = decided(column.name, level, isOnlyLevel && !mayBeNone) {
                result = attributed(column, to: source)
            } else {
                result.attribution = .unresolved(possible.map(\.sources))
            }
        } else if let row = levels.joined().first(where: { exposedName($0) == column.name }) {
            result = ColumnReference(
                qualifier: column.name, name: "*", attribution: .source(row))
        } else {
            result.attribution = .none
        }
        markCorrelation(of: result, in: block)
        return result
    }

    private mutating func candidates(_ name: String, in level: [ColumnSource]) -> Candidates {
        var unknown: [ColumnSource] = []
        var known: [ColumnSource] = []
        for source in level {
            switch columns(of: source).membership(name) {
            case .yes: known.append(source)
            case .unknown: unknown.append(source)
            case .no: continue
            }
        }
        // If one has it, no other of the same scope can: the server would refuse the name.
        return known.isEmpty
            ? Candidates(sources: unknown, areKnown: false)
            : Candidates(sources: known, areKnown: true)
    }

    private mutating func decided(
        _ name: String, _ level: Candidates, _ isOnlyChance: Bool
    ) -> ColumnSource? {
        if level.sources.count > 1 { return mergedSource(name, among: level.sources) }
        return level.areKnown || isOnlyChance ? level.sources.first : nil
    }

    /// The reference with its source; the name is the one in the source, not a new one from FROM.
    private mutating func attributed(
        _ column: ColumnReference, to source: ColumnSource
    ) -> ColumnReference {
        var result = column
        result.attribution = .source(source)
        guard case .relation(let index) = source else { return result }
        let relation = shape.relations[index]
        let columns = columns(of: source)
        if let original = columns.column(column.name)?.operand?.column {
            result.name = original.name
        } else if relation.columnAliases.contains(column.name) {
            // Which column the new name stands for is not known.
            result.attribution = .unresolved([[source]])
        } else if relation.alias == column.name {
            result.qualifier = column.name
            result.name = "*"
        }
        return result
    }

    /// The side of a USING or NATURAL join that a merged column is taken from.
    ///
    /// If a join in the scope merges columns of that name, no other source of the scope can have
    /// one: the server would refuse the name.
    private mutating func mergedSource(
        _ name: String, among sources: [ColumnSource]
    ) -> ColumnSource? {
        guard let first = sources.first else { return nil }
        let owner = block(of: first)
        let joins = mergingJoins[owner]?[name] ?? []
        guard let outermost = joins.last.map({ shape.joins[$0] }) else { return nil }
        var side = outermost.left.lowerBound..<outermost.right.upperBound
        guard side.count <= ColumnReference.maximumCandidates else { return nil }
        let all = shape.blocks[owner].sources
        guard all[side].contains(where: sources.contains) else { return nil }
        while side.count > 1 {
            let inner = joins.last {
                let join = shape.joins[$0]
                return side.lowerBound <= join.left.lowerBound
                    && join.right.upperBound <= side.upperBound
            }
            guard let join = inner.map({ shape.joins[$0] }) else {
                let candidates = candidates(name, in: Array(all[side]))
                let source = candidates.sources.count == 1 ? candidates.sources[0] : nil
                return source.flatMap { sources.contains($0) ? $0 : nil }
            }
            side = join.kind == .right ? join.right : join.left
        }
        return all[side].first.flatMap { sources.contains($0) ? $0 : nil }
    }

    func block(of source: ColumnSource) -> Int {
        switch source {
        case .relation(let index): shape.relations[index].block
        case .derived(let index): shape.derived[index].block
        }
    }

    private func exposedName(_ source: ColumnSource) -> String? {
        switch source {
        case .relation(let index): shape.relations[index].exposedName
        case .derived(let index): shape.derived[index].alias
        }
    }
}
