/// One mention of a column and the source it belongs to, as far as that is known.
public struct ColumnReference: Sendable, Hashable, Codable {
    /// How sure it is which source the column belongs to.
    public enum Attribution: Sendable, Hashable, Codable {
        /// Certain: by qualifier, by being the only visible source, or by the catalogue.
        case source(ColumnSource)
        /// The name was not qualified and several sources are visible: the candidates by scope,
        /// innermost scope first. `StatementShape.resolved(with:)` decides. Empty when there are
        /// more than `maximumCandidates`.
        case unresolved([[ColumnSource]])
        /// No visible source can have it, or it names something else than a column.
        case none
    }

    /// The alias or relation name written before the column.
    public var qualifier: String?
    /// The column's name; `*` for a reference to the whole row.
    public var name: String
    /// The source of the column.
    public var attribution: Attribution

    /// Makes a reference.
    public init(qualifier: String? = nil, name: String, attribution: Attribution) {
        self.qualifier = qualifier
        self.name = name
        self.attribution = attribution
    }

    /// Index in `StatementShape.relations`, when it is certain that a relation has the column.
    public var relation: Int? {
        if case .source(.relation(let index)) = attribution { return index }
        return nil
    }

    /// The most candidates that a reference lists, so that a text of a megabyte that joins
    /// thousands of relations does not make a list of them for every column.
    public static let maximumCandidates = 100

    /// Whether this stands for all columns of its source.
    public var isWholeRow: Bool { name == "*" }
}
