public import Muster
public import MusterDatabase

/// A statement for which indexes are to be chosen.
public struct WorkloadStatement: Sendable {
    /// What the report calls it: the number in the file, or the key in `advisor.statement`.
    public let label: String
    /// What is planned, and what the guard looks at.
    public let statement: StatementToPlan
    /// What that asks of its tables, resolved.
    public let shape: StatementShape
    /// The tables that it names.
    public let catalog: CatalogColumns
    /// Milliseconds that it took in the window of the statistics; nil when only its text is known.
    public let totalMilliseconds: Double?

    /// Values that it compares columns with; empty when its text has lost them.
    public var constants: [Constant] = []
    /// How it is planned otherwise than it is written, when it writes rows or locks them.
    public var rewriting = Rewriting()

    /// What became of a statement that may not be planned as it is written.
    public struct Rewriting: Sendable {
        /// The statement as it is written; nil when it is planned so.
        public var written: String?
        /// What is planned when a relation that it changes is a view, whose rows have no `ctid`.
        public var viewText: String?
        /// What the reader of a plan should know.
        public var note: String?
        /// The tables that it writes.
        public var targets: Set<QualifiedName> = []
        /// Why nothing of it can be planned.
        public var obstacle: ExplainRefusal?

        /// Nothing: it is planned as it is written.
        public init() {}
    }

    /// The same with another text to plan.
    func planned(as text: String) -> WorkloadStatement {
        let known = statement
        var other = WorkloadStatement(
            label: label,
            statement: StatementToPlan(
                statementID: known.statementID, text: text, relations: known.relations,
                searchPath: known.searchPath, shape: known.shape, structural: known.structural),
            shape: shape, catalog: catalog, totalMilliseconds: totalMilliseconds)
        other.constants = constants
        other.rewriting = rewriting
        return other
    }

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
        let words = (rewriting.written ?? statement.text).split { $0.isWhitespace }
            .joined(separator: " ")
        return words.count <= length ? words : words.prefix(length - 1) + "…"
    }
}
