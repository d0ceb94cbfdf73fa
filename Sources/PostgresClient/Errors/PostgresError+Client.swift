/// The errors that this client finds by itself, each worded once. No message here holds a value.
extension PostgresError {
    static func closed() -> PostgresError {
        var error = PostgresError(
            .connection, .connectionDoesNotExist, "the connection is closed",
            hint: "Open a new connection.")
        error.endedConnection = true
        return error
    }

    static func lost(detail: String?) -> PostgresError {
        var error = PostgresError(
            .connection, .connectionFailure, "the connection to the server was lost",
            detail: detail, hint: "Connect again; what was in flight may or may not have happened.")
        error.severity = "FATAL"
        error.endedConnection = true
        return error
    }

    static func outcomeUnknown(_ cause: PostgresError) -> PostgresError {
        var error = PostgresError(
            .connection, .transactionResolutionUnknown,
            "the connection was lost during COMMIT, so the outcome is unknown",
            detail: cause.message,
            hint: "Connect again and look whether the transaction took effect.")
        error.severity = "FATAL"
        error.endedConnection = true
        error.query = cause.query
        error.caller = cause.caller
        return error
    }

    static func cancelled() -> PostgresError {
        PostgresError(.cancellation, .queryCanceled, "the task that waited was cancelled")
    }

    static func deadline(_ limit: Duration) -> PostgresError {
        PostgresError(
            .deadline, .queryCanceled, "the statement did not end within \(limit)",
            hint: "Allow more time, or look what it waits for in pg_stat_activity.")
    }

    static func nulByte(in place: String) -> PostgresError {
        PostgresError(
            .client, .characterNotInRepertoire, "\(place) holds a NUL byte",
            hint: "PostgreSQL's text cannot hold NUL; remove it or store bytea.")
    }

    static func misuse(_ message: String, _ sqlState: SQLState = .invalidParameterValue)
        -> PostgresError
    {
        PostgresError(.client, sqlState, message)
    }
}
