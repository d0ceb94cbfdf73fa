public import PostgresClient

/// What the protocol of the profiling agents and their pages can ask: each is a function of the
/// database that takes and gives JSON.
public enum AgentCall: String, Sendable, Hashable, CaseIterable {
    /// An agent is alive, and takes a command along.
    case heartbeat = "api_heartbeat"
    /// An agent has done what it was told.
    case completion = "api_command_completion"
    /// Somebody wants a profile, or wants it to end.
    case request = "api_profile_request"
    /// Many requests at once.
    case bulk = "api_bulk"
    /// Hosts and their commands.
    case hostStatus = "api_host_status"
    /// Hosts, containers and processes by scope.
    case workloadStatus = "api_workload_status"
}

extension APIQueries {
    /// Passes a call on.
    ///
    /// - Parameters:
    ///   - db: the connection.
    ///   - call: which one.
    ///   - document: the body, or an object of the parameters; JSON.
    /// - Returns: the answer; JSON.
    /// - Throws: the client's error.
    public static func pass(
        _ db: isolated PostgresConnection, _ call: AgentCall, _ document: String
    ) throws -> String {
        try self.document(
            db,
            """
            select profiling.\(identifier: call.rawValue)(\(JSONText(document))::jsonb)
            """)
    }
}
