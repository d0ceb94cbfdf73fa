import MusterDatabase
import MusterTestSupport
import PostgresClient
import Testing

@Suite("Calls to the core", .needsServer) struct CoreStoreTests {
    @Test("settings come in their types")
    func settings() async throws {
        try await TestDatabase.withKit { database in
            let connection = try await PostgresConnection.connect(database.owner)
            let store = CoreStore(connection)
            try await connection.execute(
                "select muster.set_setting('advisor.explain_timeout', '1500 milliseconds')")
            #expect(try await store.interval("advisor.explain_timeout") == .milliseconds(1500))
            #expect(try await store.explainLimits().statementTimeout == .milliseconds(1500))
            await #expect(throws: PostgresError.self) { _ = try await store.integer("no.such") }
            await connection.close()
        }
    }

    @Test("the worker's login is no superuser, and sees the doctor's findings")
    func doctor() async throws {
        try await TestDatabase.withKit { database in
            let connection = try await PostgresConnection.connect(database.worker)
            let store = CoreStore(connection)
            #expect(try await !store.isSuperuser())
            #expect(try await !store.isInRecovery())
            let checks = try await store.doctor()
            #expect(!checks.isEmpty)
            #expect(checks.allSatisfy { $0.state == "ok" || $0.fix != nil })
            await connection.close()
        }
    }

    @Test("due tasks run as the worker, and leave a run each")
    func tasks() async throws {
        try await TestDatabase.withKit { database in
            let connection = try await PostgresConnection.connect(database.worker)
            try await CoreStore(connection).runDueTasks()
            await connection.close()
            let failed = try await database.value(
                "select count(*) from muster.task_run where status = 'failed'", as: Int.self)
            let done = try await database.value(
                "select count(distinct task) from muster.task_run where status = 'succeeded'",
                as: Int.self)
            #expect(failed == 0 && done > 5)
        }
    }
}
