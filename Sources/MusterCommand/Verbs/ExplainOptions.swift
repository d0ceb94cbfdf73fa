import MusterDatabase
import PostgresClient

/// The options of verbs that explain: where the explain login connects.
enum ExplainOptions {
    static let url = Option.value(
        "explain-dbname", "DBNAME",
        "conninfo of the explain login; default: the same place as role muster_explain",
        environment: "MUSTER_EXPLAIN_URL")
    static let sandbox = Option.value(
        "sandbox-dbname", "DBNAME",
        "conninfo of the sandbox's login; default: the same place as role muster_sandbox",
        environment: "MUSTER_SANDBOX_URL")
}

extension Context {
    /// Where the explain login connects.
    func explainOptions() throws(UsageError) -> ConnectionOptions {
        var options = try connectionOptions("explain")
        if let target = arguments.string(ExplainOptions.url) {
            options = ConnectionOptions(conninfo: target, applicationName: "muster explain")
        } else {
            options.user = "muster_explain"
        }
        return options
    }

    /// Where the login of the sandbox connects.
    func sandboxOptions() throws(UsageError) -> ConnectionOptions {
        var options = try connectionOptions("sandbox")
        if let target = arguments.string(ExplainOptions.sandbox) {
            options = ConnectionOptions(conninfo: target, applicationName: "muster sandbox")
        } else {
            options.user = "muster_sandbox"
        }
        return options
    }

    /// An explain session with the limits of the settings.
    func explainSession(_ connection: PostgresConnection) async throws -> ExplainSession {
        try await ExplainSession.open(
            try explainOptions(), limits: try await CoreStore(connection).explainLimits())
    }
}
