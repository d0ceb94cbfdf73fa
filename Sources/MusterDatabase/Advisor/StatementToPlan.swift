/// A statement that should be explained now.
public struct StatementToPlan: Sendable {
    /// Its key.
    public let statementID: Int64
    /// Normalised text.
    public let text: String
    /// Relations as SQL writes them.
    public let relations: [String]
    /// Where its unqualified names are looked up.
    public let searchPath: [String]
    /// The names in it that the guard looks at; nil when it was stored by a release without them, and
    /// then everything in the search path counts as named.
    public var shape: StoredShape?
    /// Parameters whose value is part of the statement's structure, by number: `1: 'device'`.
    public let structural: [Int: String]

    /// Makes a statement that is not stored.
    public init(
        statementID: Int64, text: String, relations: [String], searchPath: [String],
        shape: StoredShape?, structural: [Int: String] = [:]
    ) {
        self.statementID = statementID
        self.text = text
        self.relations = relations
        self.searchPath = searchPath
        self.shape = shape
        self.structural = structural
    }
}
