public import PostgresClient

/// Typed calls to the schema `muster`.
public struct CoreStore: Sendable {
    let connection: PostgresConnection

    /// Calls over this connection.
    public init(_ connection: PostgresConnection) {
        self.connection = connection
    }

    /// One finding of the doctor.
    public struct Check: Sendable, Hashable {
        /// Name of the check.
        public let name: String
        /// `ok`, `warning`, `critical` or `missing`.
        public let state: String
        /// What was found.
        public let detail: String
        /// The command that mends it; nil when nothing is wrong.
        public let fix: String?
    }

    /// Every check of core and of the installed modules.
    public func doctor() async throws -> [Check] {
        try await connection.query("select check_name, state, detail, fix from muster.doctor()").map
        {
            Check(
                name: try $0.decode("check_name"), state: try $0.decode("state"),
                detail: try $0.decode("detail"), fix: try $0.decode("fix"))
        }
    }

    /// The rows of `muster.status()`.
    public func status() async throws -> Rows {
        try await connection.query("select component, state, detail from muster.status()")
    }

    /// Runs every task that is due, each by one runner, whatever the number of workers.
    public func runDueTasks() async throws {
        // No deadline of the client: each task has its own timeout, enforced by cancelOverdueRuns.
        try await connection.execute("call muster.run_due_tasks()", timeout: .seconds(86_400))
    }

    /// Cancels runs that are over their timeout; returns how many.
    @discardableResult
    public func cancelOverdueRuns() async throws -> Int {
        try await connection.query("select muster.cancel_overdue_runs() as n").value(as: Int.self)
    }

    /// Calls the handlers of the events that wait; returns how many calls were made.
    @discardableResult
    public func deliverEvents(atMost max: Int) async throws -> Int {
        try await connection.query(
            "select muster.deliver_events(\(max)::integer) as n", timeout: .seconds(300)
        ).value(as: Int.self)
    }

    /// Every topic, that is every channel that a worker listens on.
    public func topics() async throws -> [String] {
        try await connection.query("select topic from muster.topic order by topic")
            .map { try $0.decode("topic") }
    }

    /// Whether the server is a standby, on which nothing can be done.
    public func isInRecovery() async throws -> Bool {
        try await connection.query("select pg_catalog.pg_is_in_recovery() as r").value(
            as: Bool.self)
    }

    /// Whether this login is a superuser, which no login of ours may be at run time.
    public func isSuperuser() async throws -> Bool {
        try await connection.query(
            "select rolsuper from pg_catalog.pg_roles where rolname = current_user"
        ).value(as: Bool.self)
    }

    /// A setting's value in milliseconds; the setting has the type interval.
    public func interval(_ name: String) async throws -> Duration {
        let milliseconds = try await connection.query(
            """
            select (extract(epoch from muster.setting_interval(\(name))) * 1000)::bigint as ms
            """
        ).value(as: Int64.self)
        return .milliseconds(milliseconds)
    }

    /// A setting's value; the setting has the type bigint.
    public func integer(_ name: String) async throws -> Int {
        try await connection.query("select muster.setting_bigint(\(name)) as n").value(as: Int.self)
    }

    /// A setting's value; the setting has the type numeric.
    public func number(_ name: String) async throws -> Double {
        try await connection.query("select muster.setting_numeric(\(name))::float8 as n")
            .value(as: Double.self)
    }
}
