/// What the resolution of column names needs to know of the catalogue: the columns of relations.
public struct CatalogColumns: Sendable, Hashable {
    /// The schemas in which an unqualified relation is looked for, first match wins.
    public let searchPath: [String]
    private let columns: [QualifiedName: [String]]

    /// Makes the facts; the keys of `columns` have their schema.
    ///
    /// `pg_catalog` is looked through first unless the search path names it, as the server does.
    public init(_ columns: [QualifiedName: [String]], searchPath: [String] = ["public"]) {
        self.columns = columns
        self.searchPath =
            searchPath.contains("pg_catalog") ? searchPath : ["pg_catalog"] + searchPath
    }

    /// No knowledge at all.
    public static let empty = CatalogColumns([:])

    /// The columns of a relation in their order; nil when the relation is not known.
    public func columns(of relation: QualifiedName) -> [String]? {
        guard relation.schema == nil else { return columns[relation] }
        for schema in searchPath {
            if let found = columns[QualifiedName(schema: schema, name: relation.name)] {
                return found
            }
        }
        return nil
    }
}
