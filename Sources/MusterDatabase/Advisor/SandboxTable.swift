/// A table of a statement and its copy.
public struct SandboxTable: Sendable, Hashable {
    /// The table as the statement writes it.
    public let name: String
    /// The table as the catalogue has it, as SQL.
    public let source: String
    /// Its object id.
    public let relationID: Int64
    /// The copy's name in the schema `muster_sandbox`.
    public let copy: String
    /// Which part of it is copied, from 0 to 1.
    public let fraction: Double
}
