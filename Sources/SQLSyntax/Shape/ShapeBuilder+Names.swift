internal import Muster

extension ShapeBuilder {
    /// The column that a reference means, or where it might come from.
    func column(_ fields: SyntaxTree.Node) -> ColumnReference {
        let parts = tree.list(fields, .fields)
        var names = tree.strings(fields, .fields)
        // The last part is a star, which is no string.
        if names.count < parts.count { names.append("*") }
        guard let name = names.popLast() else {
            return ColumnReference(name: "", attribution: .none)
        }
        guard let qualifier = names.popLast() else { return column(name) }
        let source = source(named: qualifier, schema: names.last)
        return ColumnReference(
            qualifier: qualifier, name: name,
            attribution: source.map { attribution(name, $0) } ?? .none)
    }

    /// A name that is renamed in FROM is not yet a name of the relation.
    private func attribution(
        _ name: String, _ source: ColumnSource
    ) -> ColumnReference.Attribution {
        guard case .relation(let index) = source,
            shape.relations[index].columnAliases.contains(name)
        else { return .source(source) }
        return .unresolved([[source]])
    }

    /// An unqualified column, with all sources that are visible from here.
    func column(_ name: String) -> ColumnReference {
        var levels: [[ColumnSource]] = []
        var count = 0
        for scope in scopes.reversed() where !scope.visible.isEmpty {
            count += scope.visible.count
            guard count <= ColumnReference.maximumCandidates else {
                return ColumnReference(name: name, attribution: .unresolved([]))
            }
            levels.append(scope.visible)
        }
        return ColumnReference(
            name: name, attribution: levels.isEmpty ? .none : .unresolved(levels))
    }

    /// The source that a qualifier means: the innermost of that name, and of that schema.
    func source(named name: String, schema: String?) -> ColumnSource? {
        for scope in scopes.reversed() {
            let sources = scope[name]
            guard let schema else {
                if let first = sources.first { return first }
                continue
            }
            let matching = sources.filter { isRelation($0, in: schema) }
            if let first = matching.first { return first }
        }
        return nil
    }

    /// Whether a source is a relation that a name with this schema can mean.
    ///
    /// One that was written without a schema can be in any.
    private func isRelation(_ source: ColumnSource, in schema: String) -> Bool {
        guard case .relation(let index) = source else { return false }
        let reference = shape.relations[index]
        return reference.alias == nil && reference.relation.schema ?? schema == schema
    }

    /// A plain column as an operand, without noting its use.
    func column(_ name: String) -> Operand {
        Operand(form: .column, text: SQLIdentifier.quoted(name), columns: [column(name)])
    }
}
