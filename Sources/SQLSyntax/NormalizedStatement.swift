public import Muster

/// A statement without its literals and comments.
public struct NormalizedStatement: Sendable, Hashable {
    /// What the statement does.
    public let kind: StatementKind
    /// The text with every literal replaced by a parameter; of a utility statement the name only.
    public let text: String
    /// The fingerprint, the same for the statement and for its normalised text.
    public let fingerprint: Fingerprint
}
