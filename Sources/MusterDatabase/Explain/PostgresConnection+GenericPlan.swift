import PostgresClient

extension PostgresConnection {
    /// The plan of a prepared statement for unknown parameters.
    ///
    /// - Parameters:
    ///   - name: of the prepared statement.
    ///   - parameterCount: how many parameters it has.
    ///   - timeout: the client's own limit.
    /// - Returns: the document of `EXPLAIN (FORMAT JSON)`; nil when the server gave no row.
    /// - Throws: `PostgresError`.
    func genericPlan(
        of name: String, parameterCount: Int, timeout: Duration
    ) throws(PostgresError) -> String? {
        let nulls = Array(repeating: "NULL", count: parameterCount).joined(separator: ", ")
        let arguments = parameterCount == 0 ? "" : "(\(nulls))"
        return try query(
            "explain (format json) execute \(identifier: name)\(unescaped: arguments)",
            timeout: timeout
        ).first?.decode("QUERY PLAN", as: String.self)
    }
}
