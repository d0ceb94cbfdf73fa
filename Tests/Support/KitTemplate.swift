import MusterDatabase
import PostgresClient

/// The database that every test's own one is a copy of; made once in a run.
actor KitTemplate {
    static let shared = KitTemplate()

    private var making: Task<String, any Error>?

    func name() async throws -> String {
        if let making { return try await making.value }
        let task = Task { try await Self.make() }
        making = task
        return try await task.value
    }

    /// The owner of every kit; made by whoever comes first.
    static func makeRoles(_ admin: PostgresConnection) async throws {
        try await admin.executeScript(
            """
            do $$ begin
                if not exists (select from pg_roles where rolname = 'muster_owner') then
                    create role muster_owner login createrole;
                end if;
            exception when duplicate_object or unique_violation then
            end $$
            """)
    }

    private static func make() async throws -> String {
        let name = "muster_swift_template"
        let admin = try await PostgresConnection.connect(
            ConnectionOptions(conninfo: TestDatabase.url ?? ""))
        try await makeRoles(admin)
        try await admin.execute("drop database if exists \(identifier: name) with (force)")
        try await admin.execute("create database \(identifier: name) owner muster_owner")
        await admin.close()
        let database = TestDatabase.template(named: name)
        try await database.run(
            "create extension pg_stat_statements", "create extension hypopg", as: \.superuser)
        let owner = try await PostgresConnection.connect(database.owner)
        _ = try await KitInstaller(owner).install()
        try await owner.execute("select muster.setup_roles(reuse => true)")
        try await owner.execute("select muster.setup_logins(reuse => true)")
        await owner.close()
        return name
    }
}
