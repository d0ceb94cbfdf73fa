extension ColumnResolver {
    /// The columns of a source; kept, because every name in a scope asks for them.
    mutating func columns(of source: ColumnSource) -> SourceColumns {
        if let columns = knownColumns[source] { return columns }
        guard let columns = computedColumns(of: source) else { return .unknown }
        knownColumns[source] = columns
        return columns
    }

    /// Nil as long as a block that it depends on is not done: in a recursive query.
    private mutating func computedColumns(of source: ColumnSource) -> SourceColumns? {
        guard case .derived(let index) = source else {
            guard case .relation(let index) = source else { return nil }
            return relationColumns(index)
        }
        let derived = shape.derived[index]
        switch derived.origin {
        case .subquery(let block, _), .commonTable(let block, _):
            return blockColumns[block]?.renamed(derived.columnAliases)
        case .functions, .table:
            let columns = derived.columnAliases.map {
                SourceColumns.Column(name: $0, operand: nil)
            }
            return SourceColumns(columns, isComplete: derived.hasOnlyAliases)
        case .excluded(let relation):
            return relationColumns(relation).opaque
        case .join(let members, let merged):
            let all = joinedColumns(members).renamed(derived.columnAliases)
            guard !merged.isEmpty else { return all }
            let columns = merged.map {
                all.column($0) ?? SourceColumns.Column(name: $0, operand: nil)
            }
            return SourceColumns(columns, isComplete: true)
        }
    }

    private func relationColumns(_ index: Int) -> SourceColumns {
        let reference = shape.relations[index]
        guard let names = catalog.columns(of: reference.relation) else {
            return SourceColumns.unknown.renamed(reference.columnAliases)
        }
        let columns = names.map {
            SourceColumns.Column(name: $0, operand: .column($0, of: .relation(index)))
        }
        return SourceColumns(columns, isComplete: true).renamed(reference.columnAliases)
    }

    /// The columns of several sources one after the other.
    mutating func joinedColumns(_ members: some Sequence<ColumnSource>) -> SourceColumns {
        var all: [SourceColumns.Column] = []
        var open: [ColumnSource] = []
        for member in members {
            let columns = columns(of: member)
            for column in columns.columns {
                let operand = column.operand ?? .column(column.name, of: member)
                all.append(SourceColumns.Column(name: column.name, operand: operand))
            }
            if !columns.isComplete { open.append(member) }
        }
        return SourceColumns(
            all, isComplete: open.isEmpty, remainder: open.count == 1 ? open[0] : nil)
    }

    /// The columns that a block returns.
    mutating func columns(ofBlock index: Int) -> SourceColumns {
        let block = shape.blocks[index]
        var columns: [SourceColumns.Column] = []
        var open: [ColumnSource?] = []
        if let branch = block.setOperation?.branches.first {
            let first = (blockColumns[branch] ?? .unknown).opaque
            columns = first.columns
            if !first.isComplete { open.append(nil) }
        }
        for output in block.outputs {
            guard let star = output.star else {
                let name = output.name ?? "?column?"
                columns.append(SourceColumns.Column(name: name, operand: output.operand))
                continue
            }
            let expanded: SourceColumns
            switch star {
            case .all: expanded = joinedColumns(block.sources)
            case .of(let source): expanded = joinedColumns([source])
            }
            columns += expanded.columns
            if !expanded.isComplete { open.append(expanded.remainder) }
        }
        return SourceColumns(
            columns, isComplete: open.isEmpty, remainder: open.count == 1 ? open[0] : nil)
    }
}

extension Operand {
    /// A plain column of a source.
    static func column(_ name: String, of source: ColumnSource) -> Operand {
        Operand(
            form: .column, text: SQLIdentifier.quoted(name),
            columns: [ColumnReference(name: name, attribution: .source(source))])
    }
}
