public import MusterDatabase

/// The schema has become that of another release while the worker ran.
public struct SchemaChanged: Error, Sendable {
    /// How the schema and this program stand to each other.
    public let compatibility: SchemaCompatibility
}
