public import Muster

/// Exactly one statement as the parser of PostgreSQL understands it.
public struct ParsedStatement: Sendable {
    /// What the statement does.
    public let kind: StatementKind
}
