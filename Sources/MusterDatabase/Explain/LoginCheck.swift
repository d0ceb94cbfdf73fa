import PostgresClient

/// Whether a login is fit to touch captured statements: such a statement is anybody's text, and what
/// it plants runs with the login's rights.
struct LoginCheck {
    /// Where HypoPG is; nil when it is not installed.
    let hypopgSchema: String?

    /// Looks at the login of a connection.
    ///
    /// - Throws: `ExplainRefusal.unsafeLogin`; the client's error.
    static func run(on connection: PostgresConnection) async throws -> LoginCheck {
        let login = try await connection.query(
            """
            select current_user::text as name, r.rolsuper, r.rolcreaterole, r.rolcreatedb,
                   r.rolreplication, r.rolbypassrls,
                   array(select m.rolname::text from pg_catalog.pg_roles as m
                         where m.rolname in ('pg_execute_server_program', 'pg_write_server_files',
                                             'pg_read_server_files', 'pg_write_all_data')
                           and pg_catalog.pg_has_role(current_user, m.oid, 'member')) as dangerous,
                   (select n.nspname::text from pg_catalog.pg_extension as e
                    join pg_catalog.pg_namespace as n on n.oid = e.extnamespace
                    where e.extname = 'hypopg') as hypopg_schema
            from pg_catalog.pg_roles as r
            where r.rolname = current_user
            """
        ).first
        guard let login else { throw ExplainRefusal.failed(sqlState: "42704") }
        if let reason = try danger(of: login) {
            throw ExplainRefusal.unsafeLogin(
                user: try login.decode("name", as: String.self), reason: reason)
        }
        return LoginCheck(hypopgSchema: try login.decode("hypopg_schema", as: String?.self))
    }

    private static func danger(of login: Row) throws -> String? {
        if try login.decode("rolsuper", as: Bool.self) { return "it is a superuser" }
        if try login.decode("rolcreaterole", as: Bool.self) { return "it may create roles" }
        if try login.decode("rolcreatedb", as: Bool.self) { return "it may create databases" }
        if try login.decode("rolreplication", as: Bool.self) { return "it may replicate" }
        if try login.decode("rolbypassrls", as: Bool.self) { return "it bypasses row security" }
        let roles = try login.decode("dangerous", as: [String].self)
        return roles.first.map { "it is a member of \($0)" }
    }
}
