/// What a statement does with which relations, columns and functions, without any of its values.
///
/// The parser of PostgreSQL makes it (`SQLSyntax.shape(of:)`); nothing here looks at SQL text.
/// Relations, derived sources and blocks refer to each other by their index.
public struct StatementShape: Sendable, Hashable, Codable {
    /// What the statement does.
    public var kind: StatementKind
    /// Every mention of a relation, wherever it stands; no mention of a common table expression.
    public var relations: [RelationReference]
    /// Every FROM item that is not a relation.
    public var derived: [DerivedSource]
    /// The levels of the statement; the first is the statement itself.
    public var blocks: [QueryBlock]
    /// Every join written with `JOIN`.
    public var joins: [JoinClause]
    /// Every condition.
    public var predicates: [Predicate]
    /// Every use of a column.
    public var columnUses: [ColumnUse]
    /// Functions called, as written, each once; those that syntax stands for have `pg_catalog`.
    public var functions: [QualifiedName]
    /// Operators used, each once, including those that `IN`, `CASE x WHEN` and others imply.
    public var operators: [QualifiedName]
    /// Types cast to, each once; types with a syntax of their own have `pg_catalog`.
    public var types: [QualifiedName]
    /// Numbers of the parameters, ascending.
    public var parameters: [Int]
    /// Whether `SELECT … INTO` makes the statement create a table.
    public var createsTable: Bool

    /// Makes an empty shape.
    public init(kind: StatementKind) {
        self.kind = kind
        relations = []
        derived = []
        blocks = []
        joins = []
        predicates = []
        columnUses = []
        functions = []
        operators = []
        types = []
        parameters = []
        createsTable = false
    }

    /// Whether it writes: any kind but SELECT, `SELECT … INTO`, or a common table expression that
    /// inserts, updates or deletes.
    public var writes: Bool {
        kind != .select || createsTable || blocks.contains { $0.kind != .select }
    }

    /// The relations referenced, each once.
    public var relationNames: [QualifiedName] {
        var seen: Set<QualifiedName> = []
        return relations.map(\.relation).filter { seen.insert($0).inserted }
    }

    /// Whether a FROM clause calls a function.
    public var hasFunctionInFrom: Bool {
        derived.contains {
            if case .functions = $0.origin { return true }
            return false
        }
    }

    /// The conditions on one reference, given by its index in `relations`.
    public func predicates(on relation: Int) -> [Predicate] {
        predicates.filter { $0.operand.relation == relation }
    }
}
