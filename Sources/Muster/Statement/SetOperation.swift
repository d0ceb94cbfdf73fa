/// `UNION`, `INTERSECT` or `EXCEPT` of several branches.
public struct SetOperation: Sendable, Hashable, Codable {
    /// Which operation.
    public enum Kind: Sendable, Hashable, Codable {
        /// `UNION`.
        case union
        /// `INTERSECT`.
        case intersect
        /// `EXCEPT`.
        case except
    }

    /// Which operation.
    public var kind: Kind
    /// Whether duplicates are kept.
    public var all: Bool
    /// Indexes of the branches' blocks in order; chains of one operation are flattened.
    public var branches: [Int]

    /// Makes a set operation.
    public init(kind: Kind, all: Bool, branches: [Int]) {
        self.kind = kind
        self.all = all
        self.branches = branches
    }
}
