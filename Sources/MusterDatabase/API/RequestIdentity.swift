public import PostgresClient

/// Whose request a transaction serves.
public struct RequestIdentity: Sendable {
    /// The token's key; nil for the anonymous reader.
    public let tokenID: Int64?
    /// The number of the request, for the audit.
    public let requestID: String
    /// What is asked for, such as `POST /simulate`, and the parts of its path; for the audit.
    public let act: (name: String, parameters: [String: String])
    /// The limit of each statement.
    public let timeout: Duration
    /// Whether times are written in UTC, instead of in the zone of the database.
    public let usesUTC: Bool

    /// Makes an identity.
    ///
    /// - Parameters:
    ///   - tokenID: the token's key, or nil.
    ///   - requestID: the number of the request.
    ///   - act: what is asked for.
    ///   - timeout: the limit of each statement.
    ///   - usesUTC: whether times are written in UTC.
    public init(
        tokenID: Int64?, requestID: String, act: (name: String, parameters: [String: String]),
        timeout: Duration, usesUTC: Bool = true
    ) {
        self.tokenID = tokenID
        self.requestID = requestID
        self.act = act
        self.timeout = timeout
        self.usesUTC = usesUTC
    }

    /// Takes on the caller's role until the transaction ends; the first statement in it.
    ///
    /// One round trip. `muster._request_role` looks at the token again, so that one that was revoked
    /// stops at once, whatever the server remembers about it.
    ///
    /// - Parameters:
    ///   - db: a connection inside a transaction.
    ///   - audited: whether the request leaves a row in the audit.
    /// - Throws: MU302 when the token is revoked or expired.
    public func assume(_ db: isolated PostgresConnection, audited: Bool) throws {
        let name = audited ? act.name : nil
        let role: SQL = """
            muster._request_role(\(tokenID as Int64?), \(requestID), \(name as String?),
                \(try SQL.json(act.parameters))::jsonb)
            """
        try db.execute(
            """
            select pg_catalog.set_config('muster.token', \(tokenID.map(String.init) ?? ""), true),
                   pg_catalog.set_config('muster.request', \(requestID), true),
                   pg_catalog.set_config('statement_timeout', \(timeout.settingMilliseconds), true),
                   pg_catalog.set_config('lock_timeout', '2000', true),
                   pg_catalog.set_config('timezone', case when \(usesUTC)::boolean then 'UTC'
                       else pg_catalog.current_setting('timezone') end, true),
                   pg_catalog.set_config('role', \(fragment: role), true)
            """)
    }
}
