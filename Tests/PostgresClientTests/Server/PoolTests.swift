import Foundation
import PostgresClient
import Testing

extension ServerTests {
    @Suite("The connection pool")
    struct PoolTests {
        private struct Stop: Error {}
        private let clock = ContinuousClock()

        private func pid(_ pool: ConnectionPool) async throws -> Int32 {
            try await pool.withConnection { $0.backendPID }
        }

        @Test("a connection is used again")
        func reuse() async throws {
            let pool = ConnectionPool(TestServer.options, size: 3)
            let first = try await pid(pool)
            #expect(try await pid(pool) == first)
            #expect(pool.counts == (lent: 0, idle: 1, waiting: 0))
            await pool.close()
        }

        @Test("40 tasks share 3 connections and all get their turn")
        func contention() async throws {
            let pool = ConnectionPool(TestServer.options, size: 3)
            let pids = Collector<Int32>()
            try await withThrowingTaskGroup { group in
                for _ in 0..<40 {
                    group.addTask {
                        try await pool.withConnection(timeout: .seconds(20)) { connection in
                            try await connection.execute("select pg_sleep(0.01)")
                            pids.add(connection.backendPID)
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(pids.all.count == 40)
            #expect(Set(pids.all).count <= 3)
            #expect(pool.counts.lent == 0)
            await pool.close()
        }

        @Test("who finds no connection in time gets an error, and those behind still get one")
        func exhaustion() async throws {
            let pool = ConnectionPool(TestServer.options, size: 1)
            let holder = Task {
                try await pool.withConnection { _ in try await Task.sleep(for: .seconds(2)) }
            }
            try await waitUntil { pool.counts.lent == 1 }
            let patient = Task {
                try await pool.withConnection(timeout: .seconds(10)) { $0.backendPID }
            }
            try await waitUntil { pool.counts.waiting == 1 }
            let start = clock.now
            let error = await #expect(throws: PostgresError.self) {
                try await pool.withConnection(timeout: .milliseconds(200)) { _ in }
            }
            let elapsed = clock.now - start
            #expect(elapsed >= .milliseconds(200) && elapsed < .milliseconds(1800))
            #expect(error?.sqlState == .tooManyConnections)
            #expect(error?.isTransient == true)
            let none = await #expect(throws: PostgresError.self) {
                try await pool.withConnection(timeout: .zero) { _ in }
            }
            #expect(none?.sqlState == .tooManyConnections)
            try await holder.value
            #expect(try await patient.value > 0)
            #expect(pool.counts == (lent: 0, idle: 1, waiting: 0))
            await pool.close()
        }

        @Test("a cancelled task leaves the line")
        func cancelledInLine() async throws {
            let pool = ConnectionPool(TestServer.options, size: 1)
            try await pool.withConnection { _ in
                let waiting = Task { try await pool.withConnection(timeout: .seconds(30)) { _ in } }
                try await waitUntil { pool.counts.waiting == 1 }
                waiting.cancel()
                await #expect(throws: CancellationError.self) { try await waiting.value }
                #expect(pool.counts.waiting == 0)
                let cancelledBefore = Task {
                    withUnsafeCurrentTask { $0?.cancel() }
                    try await pool.withConnection(timeout: .seconds(30)) { _ in }
                }
                await #expect(throws: CancellationError.self) { try await cancelledBefore.value }
            }
            #expect(pool.counts == (lent: 0, idle: 1, waiting: 0))
            await pool.close()
        }

        @Test("a connection that is broken, or left inside a transaction, is replaced")
        func replaced() async throws {
            let pool = ConnectionPool(TestServer.options, size: 1)
            let first = try await pid(pool)
            await #expect(throws: PostgresError.self) {
                try await pool.withConnection {
                    try await $0.execute("select pg_terminate_backend(pg_backend_pid())")
                }
            }
            #expect(pool.counts == (lent: 0, idle: 0, waiting: 0))
            let second = try await pid(pool)
            #expect(second != first)
            try await pool.withConnection { _ = try await $0.execute("begin") }
            let third = try await pid(pool)
            #expect(third != second)
            let admin = try await TestServer.connect()
            try await admin.execute("select pg_terminate_backend(\(third), 5000)")
            #expect(try await pid(pool) != third)
            await pool.close()
        }

        @Test("nothing of a borrower's session is left for the next one")
        func reset() async throws {
            try await TestServer.withDatabase { options in
                let name = try #require(options.database)
                let admin = try await PostgresConnection.connect(options)
                try await admin.execute(
                    "alter database \(identifier: name) set datestyle to 'German'")
                try await admin.execute("create role \(identifier: name)")
                let pool = ConnectionPool(options, size: 1)
                try await pool.withConnection { connection in
                    try await connection.execute("set role \(identifier: name)")
                    try await connection.execute("set statement_timeout to '7s'")
                    try await connection.execute("create temp table t ()")
                    try await connection.prepare("p", "select 1")
                }
                try await pool.withConnection { connection in
                    let row = try await connection.query(
                        """
                        select current_user = session_user as is_self,
                            current_setting('statement_timeout') as timeout,
                            to_regclass('pg_temp.t') is null as is_clean,
                            (select count(*) from pg_prepared_statements) as prepared, now() as now
                        """
                    ).only()
                    #expect(try row.decode("is_self", as: Bool.self))
                    #expect(try row["timeout"] == "0")
                    #expect(try row.decode("is_clean", as: Bool.self))
                    #expect(try row.decode("prepared", as: Int.self) == 0)
                    #expect(try abs(row.decode("now", as: Date.self).timeIntervalSinceNow) < 60)
                }
                await pool.close()
                try await admin.execute("drop role \(identifier: name)")
            }
        }

        @Test("the body's error passes through, and a cancelled body returns its connection")
        func errors() async throws {
            let pool = ConnectionPool(TestServer.options, size: 1)
            await #expect(throws: Stop.self) { try await pool.withConnection { _ in throw Stop() } }
            let task = Task {
                try await pool.withConnection { _ = try await $0.execute("select pg_sleep(30)") }
            }
            try await waitUntil { pool.counts.lent == 1 }
            try await Task.sleep(for: .milliseconds(100))
            task.cancel()
            await #expect(throws: PostgresError.self) { try await task.value }
            #expect(pool.counts == (lent: 0, idle: 1, waiting: 0))
            await pool.close()
        }

        @Test("a server that cannot be reached costs the borrower's time limit and no permit")
        func unreachable() async throws {
            let (descriptor, port) = try #require(LocalSocket.listen())
            defer { close(descriptor) }
            let pool = ConnectionPool(
                ConnectionOptions(host: "127.0.0.1", port: port), size: 1)
            for _ in 0..<3 {
                let start = clock.now
                let error = await #expect(throws: PostgresError.self) {
                    try await pool.withConnection(timeout: .milliseconds(200)) { _ in }
                }
                #expect(error?.sqlState == .unableToConnect)
                #expect(clock.now - start < .seconds(3))
            }
            #expect(pool.counts == (lent: 0, idle: 0, waiting: 0))
        }

        @Test("a closed pool lends nothing, wakes those who wait, and closes what comes back")
        func closed() async throws {
            let pool = ConnectionPool(TestServer.options, size: 1)
            let holder = Task {
                try await pool.withConnection { connection in
                    try await Task.sleep(for: .milliseconds(400))
                    return connection
                }
            }
            try await waitUntil { pool.counts.lent == 1 }
            let waiting = Task { try await pool.withConnection { _ in } }
            try await waitUntil { pool.counts.waiting == 1 }
            await pool.close()
            let woken = await #expect(throws: PostgresError.self) { try await waiting.value }
            #expect(woken?.sqlState == .connectionDoesNotExist)
            await #expect(throws: PostgresError.self) { try await pool.withConnection { _ in } }
            let connection = try await holder.value
            #expect(await !connection.isUsable)
            #expect(pool.counts == (lent: 0, idle: 0, waiting: 0))
        }
    }
}
