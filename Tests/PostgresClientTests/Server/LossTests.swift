import Foundation
import PostgresClient
import Testing

extension ServerTests {
    @Suite("Lost connections")
    struct LossTests {
        @Test("a connection that is ended in the middle of a statement says why")
        func midQuery() async throws {
            let connection = try await TestServer.connect()
            let admin = try await TestServer.connect()
            let task = Task { try await connection.query("select pg_sleep(30)") }
            try await Task.sleep(for: .milliseconds(200))
            try await admin.execute("select pg_terminate_backend(\(connection.backendPID))")
            let error = await #expect(throws: PostgresError.self) { try await task.value }
            #expect(error?.sqlState == .adminShutdown)
            #expect(error?.isConnectionLoss == true)
            #expect(error?.isTransient == true)
            #expect(await !connection.isUsable)
            let after = await #expect(throws: PostgresError.self) {
                try await connection.query("select 1")
            }
            #expect(after?.sqlState == .connectionDoesNotExist)
        }

        @Test("a connection that is ended while idle is known to be unusable without a round trip")
        func idle() async throws {
            let connection = try await TestServer.connect()
            let admin = try await TestServer.connect()
            #expect(await connection.isUsable)
            try await end(connection, by: admin)
            #expect(await !connection.isUsable)
        }

        @Test("the next statement on a connection that was ended while idle says why")
        func nextStatement() async throws {
            let connection = try await TestServer.connect()
            let admin = try await TestServer.connect()
            try await end(connection, by: admin)
            let error = await #expect(throws: PostgresError.self) {
                try await connection.query("select 1")
            }
            #expect(error?.sqlState == .adminShutdown)
            #expect(error?.isConnectionLoss == true)
        }

        @Test("a transaction on a lost connection fails, and nothing hangs")
        func inTransaction() async throws {
            let connection = try await TestServer.connect()
            let error = await #expect(throws: PostgresError.self) {
                try await connection.transaction { db in
                    _ = try? db.execute("select pg_terminate_backend(pg_backend_pid())")
                    try db.execute("select 1")
                }
            }
            #expect(error?.isConnectionLoss == true)
            #expect(await !connection.isUsable)
        }

        @Test(
            "after a restart old connections fail as lost and new ones work",
            arguments: ["fast", "immediate"])
        func restart(mode: String) async throws {
            try await PrivateCluster.with { cluster in
                let idle = try await PostgresConnection.connect(cluster.options)
                let busy = try await PostgresConnection.connect(cluster.options)
                let task = Task { try await busy.query("select pg_sleep(30)") }
                try await Task.sleep(for: .milliseconds(200))
                try await cluster.stop(mode)
                let lost = await #expect(throws: PostgresError.self) { try await task.value }
                #expect(lost?.isConnectionLoss == true)
                #expect(lost?.isTransient == true)
                let refused = await #expect(throws: PostgresError.self) {
                    _ = try await PostgresConnection.connect(cluster.options)
                }
                #expect(refused?.isTransient == true)
                try await cluster.start()
                #expect(await !idle.isUsable)
                let new = try await PostgresConnection.connect(cluster.options)
                #expect(try await new.query("select 1").value(as: Int.self) == 1)
            }
        }

        @Test("a server that lost its libraries is told from other failures")
        func libraries() async throws {
            let connection = try await TestServer.connect()
            let missing = await #expect(throws: PostgresError.self) {
                try await connection.execute("load 'no_such_library'")
            }
            #expect(missing?.isLibraryFailure == true)
            let mismatch = await #expect(throws: PostgresError.self) {
                try await connection.execute(
                    """
                    create function pg_temp.f() returns int language c as '$libdir/plpgsql', 'no_symbol'
                    """)
            }
            #expect(mismatch?.isLibraryFailure == true)
            let other = await #expect(throws: PostgresError.self) {
                try await connection.execute("select 1/0")
            }
            #expect(other?.isLibraryFailure == false)
        }

        /// Ends a connection and waits until the server process is gone, so that its farewell has come.
        private func end(_ connection: PostgresConnection, by admin: PostgresConnection)
            async throws
        {
            let pid = connection.backendPID
            try await admin.execute("select pg_terminate_backend(\(pid), 5000)")
        }
    }
}
