public import PostgresClient

/// Tokens of the HTTP server.
public enum TokenStore {
    /// Whose a token is.
    public struct Owner: Sendable, Hashable {
        /// The token's key.
        public let tokenID: Int64
        /// The token's name.
        public let name: String
        /// `reader`, `agent`, `operator` or `admin`.
        public let kind: String
        /// The role of the database that it stands for.
        public let role: String
    }

    /// Whose token has that hash.
    ///
    /// - Parameters:
    ///   - hash: sha256 of the token.
    ///   - connection: of the login of the HTTP server.
    /// - Returns: nil when it is nobody's, revoked or expired.
    /// - Throws: the client's error.
    public static func owner(
        hash: [UInt8], _ connection: PostgresConnection
    ) async throws -> Owner? {
        try await connection.query(
            """
            select token_id, name, kind, role_name from muster._check_token(\(Bytea(hash))::bytea)
            """
        ).first.map {
            Owner(
                tokenID: try $0.decode("token_id"), name: try $0.decode("name"),
                kind: try $0.decode("kind"), role: try $0.decode("role_name"))
        }
    }

    /// The role of whoever has no token.
    public static func anonymousRole(_ connection: PostgresConnection) async throws -> String {
        try await connection.query("select muster._request_role(null, '') as role").value()
    }

    /// Whether a login holds the rights of a role without taking it on, or is a superuser.
    public static func isPrivileged(_ connection: PostgresConnection) async throws -> Bool {
        try await connection.query(
            """
            select rolsuper or rolinherit as p from pg_catalog.pg_roles where rolname = session_user
            """
        ).value()
    }

    /// Makes a token; it is shown here and never again.
    ///
    /// - Parameters:
    ///   - name: who uses it.
    ///   - kind: what it may do.
    ///   - life: how long, as an interval of PostgreSQL.
    ///   - connection: of the owner or an admin.
    /// - Returns: token, token_id and expires_at.
    /// - Throws: the client's error.
    public static func create(
        name: String, kind: String, life: String, _ connection: PostgresConnection
    ) async throws -> Rows {
        try await connection.query(
            """
            select token, token_id, expires_at
            from muster.create_token(\(name), \(kind), \(life)::interval)
            """)
    }

    /// Ends a token at once.
    ///
    /// - Parameters:
    ///   - name: whose token.
    ///   - connection: of the owner or an admin.
    /// - Returns: its key.
    /// - Throws: the client's error.
    public static func revoke(name: String, _ connection: PostgresConnection) async throws -> Int64
    {
        try await connection.query("select muster.revoke_token(\(name)) as id").value()
    }

    /// Every token, without its hash.
    ///
    /// - Parameter connection: of the owner or an admin.
    /// - Returns: name, kind, state, created_at, expires_at, last_used_at.
    /// - Throws: the client's error.
    public static func list(_ connection: PostgresConnection) async throws -> Rows {
        try await connection.query(
            """
            select name, kind, state, created_at, expires_at, last_used_at
            from muster.stat_token
            order by state = 'valid' desc, name, created_at desc
            """)
    }
}
