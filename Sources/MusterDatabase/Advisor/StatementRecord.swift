public import Muster

/// What was read out of one pending text, ready for `advisor._record_statement`.
public struct StatementRecord: Sendable {
    /// The entry that it was read from.
    public var source: StatementSource
    /// The identity without literals.
    public var fingerprint: Fingerprint
    /// `select`, `insert`, ….
    public var kind: StatementKind
    /// The text without literals and comments.
    public var normalized: String
    /// Relations as SQL writes them.
    public var relations: [String]
    /// What SQL reads of the shape.
    public var shape: StoredShape
    /// Where an index could serve.
    public var predicates: [PredicateFact]

    /// Makes a record.
    public init(
        source: StatementSource, fingerprint: Fingerprint, kind: StatementKind, normalized: String,
        relations: [String], shape: StoredShape, predicates: [PredicateFact]
    ) {
        self.source = source
        self.fingerprint = fingerprint
        self.kind = kind
        self.normalized = normalized
        self.relations = relations
        self.shape = shape
        self.predicates = predicates
    }
}

/// The part of a statement's shape that is stored: what SQL rules and the guard of EXPLAIN read.
public struct StoredShape: Sendable, Codable, Hashable {
    /// Every relation, as the statement writes it.
    public var names: [String]
    /// Every function called, as SQL writes the name.
    public var functions: [String]
    /// Every operator used, as SQL writes it.
    public var operators: [String]
    /// Every type cast to, as SQL writes it.
    public var types: [String]
    /// Every name that stands where a column may: `t.f` can be a call of the function `f`.
    public var columns: [String]
    /// The outermost block has a LIMIT.
    public var hasLimit: Bool
    /// The outermost block has an OFFSET.
    public var hasOffset: Bool
    /// A subquery names a column of the query around it.
    public var correlated: Bool
    /// `select *` somewhere in the outermost block.
    public var selectsStar: Bool
    /// `NOT IN (SELECT …)` somewhere.
    public var hasNotIn: Bool
    /// Where the sides of each come from.
    public var notIn: [NotInTest]?
    /// It writes rows.
    public var writes: Bool

    private enum CodingKeys: String, CodingKey {
        case names, functions, operators, types, columns, correlated, writes
        case hasLimit = "has_limit"
        case hasOffset = "has_offset"
        case selectsStar = "selects_star"
        case hasNotIn = "has_not_in"
        case notIn = "not_in"
    }

    /// Takes from a shape what is stored.
    ///
    /// - Parameters:
    ///   - shape: the shape, resolved.
    ///   - columns: every name that stands where a column may, or after a dot.
    ///   - catalog: tells the schema of each relation; without it less is known of `NOT IN`.
    public init(_ shape: StatementShape, columns: [String], catalog: CatalogColumns? = nil) {
        names = shape.relationNames.map(\.description)
        self.columns = columns
        functions = shape.functions.map(\.description)
        operators = shape.operators.map(\.description)
        types = shape.types.map(\.description)
        hasLimit = shape.blocks.first?.limit != nil
        hasOffset = shape.blocks.first?.offset != nil
        correlated = shape.blocks.contains { $0.isCorrelated == true }
        selectsStar = shape.blocks.first?.selectsStar ?? false
        hasNotIn = shape.blocks.contains { $0.role == .inSubquery(negated: true) }
        notIn = hasNotIn ? catalog.map { NotInTest.all(in: shape, $0) } : nil
        writes = shape.writes
    }
}
