import FoundationEssentials
public import PostgresClient

/// Typed calls to the schema `advisor`, over one connection of the worker's login.
public struct AdvisorStore: Sendable {
    let connection: PostgresConnection

    /// Calls over this connection.
    public init(_ connection: PostgresConnection) {
        self.connection = connection
    }

    /// The calls to the schema `muster`, over the same connection.
    public var core: CoreStore { CoreStore(connection) }

    static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
