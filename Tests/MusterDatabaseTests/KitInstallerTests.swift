import Muster
import MusterTestSupport
import PostgresClient
import Testing

@testable import MusterDatabase

@Suite("Installing from the program", .needsServer) struct KitInstallerTests {
    @Test("a database without the kit is told from one with it")
    func compatibility() async throws {
        try await TestDatabase.withoutKit { database in
            let connection = try await PostgresConnection.connect(database.owner)
            #expect(try await CoreStore(connection).compatibility() == .notInstalled)
            let modules = try await KitInstaller(connection).install(modules: "advisor")
            #expect(modules == ["core", "advisor"])
            #expect(try await CoreStore(connection).compatibility() == .compatible)
            #expect(try await KitInstaller(connection).install() == ["core", "advisor"])
            await connection.close()
        }
    }

    @Test("an install that fails leaves nothing")
    func failure() async throws {
        try await TestDatabase.withoutKit { database in
            let connection = try await PostgresConnection.connect(database.owner)
            try await connection.execute("create schema fleet")
            await #expect {
                _ = try await KitInstaller(connection).install(modules: "fleet")
            } throws: { error in
                (error as? PostgresError)?.sqlState.rawValue == "MU403"
                    && (error as? PostgresError)?.hint?.isEmpty == false
            }
            let schemas = try await connection.query(
                "select count(*) from pg_namespace where nspname in ('muster', 'advisor')"
            ).value(as: Int.self)
            #expect(schemas == 0)
            await connection.close()
        }
    }

    @Test("an unknown module is refused by name")
    func unknownModule() async throws {
        try await TestDatabase.withoutKit { database in
            let connection = try await PostgresConnection.connect(database.owner)
            await #expect(throws: PostgresError.self) {
                _ = try await KitInstaller(connection).install(modules: "advisor,coffee")
            }
            #expect(try await CoreStore(connection).compatibility() == .notInstalled)
            await connection.close()
        }
    }

    @Test(
        "major and minor version decide, a patch does not",
        arguments: [
            ("0.1.0", "0.1.7", SchemaCompatibility.compatible),
            ("0.2.0", "0.1.9", .schemaNewer("0.2.0")), ("1.0.0", "0.9.9", .schemaNewer("1.0.0")),
            ("0.1.9", "0.2.0", .schemaOlder("0.1.9")), ("0.9.0", "0.10.0", .schemaOlder("0.9.0")),
        ])
    func versions(schema: String, program: String, expected: SchemaCompatibility) {
        #expect(CoreStore.compare(schema: schema, program: program) == expected)
    }
}
