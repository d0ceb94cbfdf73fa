public import Muster
public import MusterDatabase

/// A statement for which indexes are to be chosen.
public struct WorkloadStatement: Sendable {
    /// What the report calls it: the number in the file, or the key in `advisor.statement`.
    public let label: String
    /// What is planned, and what the guard looks at.
    public let statement: StatementToPlan
    /// What it asks of its tables, resolved.
    public let shape: StatementShape
    /// The tables that it names.
    public let catalog: CatalogColumns
    /// Milliseconds that it took in the window of the statistics; nil when only its text is known.
    public let totalMilliseconds: Double?

    /// Values that it compares columns with; empty when its text has lost them.
    public var constants: [Constant] = []

    /// A value that a column is compared with.
    public struct Constant: Sendable, Hashable {
        /// Place of the table in `shape.relations`.
        public var mention: Int
        /// The column.
        public var column: String
        /// The value as a literal of SQL.
        public var literal: String
    }

    /// Its tables, with their schemas.
    var tables: Set<QualifiedName> {
        Set(shape.relations.compactMap { catalog.resolved($0.relation) })
    }

    /// The statement in one line of at most so many characters.
    func preview(_ length: Int) -> String {
        let words = statement.text.split { $0.isWhitespace }.joined(separator: " ")
        return words.count <= length ? words : words.prefix(length - 1) + "…"
    }
}
