/// Where a connection goes and how patient it is.
///
/// What is not given here comes from libpq's own sources: the `PG*` environment, service files and
/// `.pgpass`. Keepalives and `tcp_user_timeout` have defaults that notice a dead network within about
/// 10 seconds (libpq's own would take two hours), and a conninfo string may override them.
///
/// Related PostgreSQL documentation: <https://www.postgresql.org/docs/15/libpq-connect.html>
public struct ConnectionOptions: Sendable {
    /// A `key=value` string or a `postgresql://` URL; may hold a password.
    public var conninfo: String?
    /// Role to log in as.
    public var user: String?
    /// Database to connect to.
    public var database: String?
    /// Host name, address or folder of the server's socket.
    public var host: String?
    /// Port.
    public var port: Int?
    /// Name shown in `pg_stat_activity`.
    public var applicationName: String
    /// Time for one address of the server to answer, unless conninfo or `PGCONNECT_TIMEOUT` says.
    public var connectTimeout: Duration = .seconds(10)
    /// Time for a statement whose call names none; nil lets it run for ever.
    public var queryTimeout: Duration? = .seconds(60)
    /// Time that a statement has to stop after it was cancelled, before the connection is closed.
    ///
    /// A function that catches `query_canceled` ignores the request: one was measured to run 2.3 s
    /// under a limit of 0.3 s.
    public var cancelGrace: Duration = .milliseconds(500)
    /// Time for connecting as a whole, when the caller has less than all addresses may take.
    var connectLimit: Duration?
    /// Receives the server's notices, on the connection's own queue; without it they are dropped.
    public var onNotice: (@Sendable (PostgresNotice) -> Void)?

    /// Creates options; what is nil comes from the environment.
    ///
    /// - Parameters:
    ///   - conninfo: a `key=value` string or URL.
    ///   - user: role, overrides conninfo.
    ///   - database: database, overrides conninfo.
    ///   - host: host, overrides conninfo.
    ///   - port: port, overrides conninfo.
    ///   - applicationName: name shown in `pg_stat_activity`.
    public init(
        conninfo: String? = nil, user: String? = nil, database: String? = nil, host: String? = nil,
        port: Int? = nil, applicationName: String = "muster"
    ) {
        self.conninfo = conninfo
        self.user = user
        self.database = database
        self.host = host
        self.port = port
        self.applicationName = applicationName
    }

    /// What libpq is told, in order: a later entry overrides an earlier one.
    ///
    /// libpq expands the first `dbname` only, so the conninfo comes first even when it is empty:
    /// otherwise a database named like a URL would be taken for one.
    var keywords: [(keyword: String, value: String)] {
        var keywords = [
            ("keepalives", "1"), ("keepalives_idle", "3"), ("keepalives_interval", "2"),
            ("keepalives_count", "3"), ("tcp_user_timeout", "10000"),
            ("fallback_application_name", "muster"),
        ]
        keywords.append(("dbname", conninfo ?? ""))
        if let database { keywords.append(("dbname", database)) }
        if let user { keywords.append(("user", user)) }
        if let host { keywords.append(("host", host)) }
        if let port { keywords.append(("port", String(port))) }
        keywords.append(("application_name", applicationName))
        keywords.append(("client_encoding", "UTF8"))
        return keywords
    }
}

extension ConnectionOptions: CustomStringConvertible, CustomReflectable {
    /// The target without the conninfo, which may hold a password.
    public var description: String {
        let parts = [
            user.map { "user=\($0)" }, host.map { "host=\($0)" }, port.map { "port=\($0)" },
            database.map { "dbname=\($0)" }, conninfo.map { _ in "conninfo=(private)" },
            "application_name=\(applicationName)",
        ]
        return parts.compactMap(\.self).joined(separator: " ")
    }

    /// A mirror without children, so that `dump` does not show the conninfo either.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
