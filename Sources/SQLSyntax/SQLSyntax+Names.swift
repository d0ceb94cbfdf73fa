public import Muster

/// The names that a statement of any kind uses.
public struct StatementNames: Sendable, Hashable {
    /// Functions called, each once.
    public let functions: [QualifiedName]
    /// Operators used, each once.
    public let operators: [QualifiedName]
    /// Types cast to, each once.
    public let types: [QualifiedName]
    /// Names that stand where a column may, or after a dot; each can be a call of a function.
    public let columns: [String]
}

extension SQLSyntax {
    /// The names in a statement, also in one that has no shape, such as `CREATE INDEX`.
    public static func names(in statement: ParsedStatement) -> StatementNames {
        let sweep = NameSweep(statement.tree)
        return StatementNames(
            functions: sweep.functions.names, operators: sweep.operators.names,
            types: sweep.types.names, columns: sweep.columns.sorted())
    }
}
