import Foundation
public import PostgresClient
public import Testing

/// A database of one test with the kit in it, on the throw-away server of `MUSTER_TEST_URL`.
///
/// The kit is installed once, by its owner, who is no superuser; every test gets a copy.
public struct TestDatabase: Sendable {
    /// As the server's superuser.
    public let superuser: ConnectionOptions
    /// As the owner of the kit.
    public let owner: ConnectionOptions
    /// As the worker's login.
    public let worker: ConnectionOptions
    /// As the login that explains.
    public let explainer: ConnectionOptions

    private init(named name: String) {
        func options(_ user: String?) -> ConnectionOptions {
            ConnectionOptions(
                conninfo: Self.url ?? "", user: user, database: name,
                applicationName: "muster-test")
        }
        superuser = options(nil)
        owner = options("muster_owner")
        worker = options("muster_worker")
        explainer = options("muster_explain")
    }

    /// The conninfo of a superuser.
    static let url = ProcessInfo.processInfo.environment["MUSTER_TEST_URL"]

    /// Makes a copy of the installed kit for one test and drops it afterwards.
    public static func withKit(_ body: (TestDatabase) async throws -> Void) async throws {
        try await with(template: try await KitTemplate.shared.name(), body)
    }

    /// Makes a database without anything for one test and drops it afterwards.
    public static func withoutKit(_ body: (TestDatabase) async throws -> Void) async throws {
        try await with(template: "template0", body)
    }

    private static func with(
        template: String, _ body: (TestDatabase) async throws -> Void
    ) async throws {
        let name = "muster_test_" + UUID().uuidString.lowercased().prefix(13)
        let admin = try await PostgresConnection.connect(ConnectionOptions(conninfo: url ?? ""))
        try await KitTemplate.makeRoles(admin)
        try await admin.execute(
            """
            create database \(identifier: name) template \(identifier: template)
                owner muster_owner
            """)
        let outcome: Result<Void, any Error>
        do {
            outcome = .success(try await body(TestDatabase(named: name)))
        } catch {
            outcome = .failure(error)
        }
        try await admin.execute("drop database \(identifier: name) with (force)")
        await admin.close()
        try outcome.get()
    }

    /// Runs statements as one of the logins.
    public func run(_ statements: SQL..., as login: KeyPath<TestDatabase, ConnectionOptions>)
        async throws
    {
        let connection = try await PostgresConnection.connect(self[keyPath: login])
        for statement in statements { try await connection.execute(statement) }
        await connection.close()
    }

    /// One value, as the owner sees it.
    public func value<Value: PostgresDecodable & Sendable>(
        _ query: SQL, as type: Value.Type = Value.self
    ) async throws -> Value {
        let connection = try await PostgresConnection.connect(owner)
        let value = try await connection.query(query).value(as: type)
        await connection.close()
        return value
    }

    static func template(named name: String) -> TestDatabase { TestDatabase(named: name) }
}

extension Trait where Self == ConditionTrait {
    /// Skips a suite when there is no server to test with.
    public static var needsServer: Self {
        .disabled(
            if: TestDatabase.url == nil,
            "Set MUSTER_TEST_URL to the conninfo of a superuser of a throw-away server.")
    }
}
