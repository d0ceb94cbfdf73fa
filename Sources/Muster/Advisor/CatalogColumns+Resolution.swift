extension CatalogColumns {
    /// The relation with its schema, as the search path decides; nil when it is not known.
    public func resolved(_ relation: QualifiedName) -> QualifiedName? {
        if relation.schema != nil { return columns(of: relation) == nil ? nil : relation }
        return searchPath.lazy
            .map { QualifiedName(schema: $0, name: relation.name) }
            .first { columns(of: $0) != nil }
    }
}
