public import PostgresClient

extension CoreStore {
    /// Asks the server for something small.
    ///
    /// - Parameter limit: how long it may take.
    /// - Throws: the client's error.
    public func answers(within limit: Duration) async throws {
        try await connection.execute("select muster.version() as v", timeout: limit)
    }

    /// Status of an HTTP answer for each code of Muster; for a reader.
    ///
    /// - Parameter db: a connection inside a transaction.
    /// - Returns: statuses by code.
    /// - Throws: the client's error.
    public static func errorStatuses(_ db: isolated PostgresConnection) throws -> [String: Int] {
        let rows = try db.query("select code, http_status from muster.error_code")
        return Dictionary(
            try rows.map { (try $0.decode("code"), try $0.decode("http_status")) },
            uniquingKeysWith: { first, _ in first })
    }

    /// Names of the installed modules; for a reader.
    ///
    /// - Parameter db: a connection inside a transaction.
    /// - Returns: the names.
    /// - Throws: the client's error.
    public static func moduleNames(_ db: isolated PostgresConnection) throws -> Set<String> {
        Set(try db.query("select module from muster.module").map { try $0.decode("module") })
    }
}
