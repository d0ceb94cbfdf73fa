public import PostgresClient

/// Typed calls to the schemas `fleet` and `profiling`.
public struct FleetStore: Sendable {
    let connection: PostgresConnection

    /// Calls over this connection.
    public init(_ connection: PostgresConnection) {
        self.connection = connection
    }
}
