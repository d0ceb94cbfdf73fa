import Foundation
import PostgresClient
import Testing

extension ServerTests {
    @Suite("Deadlines and cancellation")
    struct DeadlineTests {
        private let clock = ContinuousClock()

        /// A function that catches the cancel request and goes on for six seconds.
        private static let stubborn: SQL = """
            do $$ declare stop timestamptz := clock_timestamp() + interval '6 seconds'; begin
                while clock_timestamp() < stop loop
                    begin perform pg_sleep(0.05); exception when query_canceled then null; end;
                end loop;
            end $$
            """

        @Test("16 connections that block for 0.3 s are done together in less than 1 s")
        func parallel() async throws {
            var connections: [PostgresConnection] = []
            for _ in 0..<16 { connections.append(try await TestServer.connect()) }
            let elapsed = try await clock.measure {
                try await withThrowingTaskGroup { group in
                    for connection in connections {
                        group.addTask { try await connection.execute("select pg_sleep(0.3)") }
                    }
                    try await group.waitForAll()
                }
            }
            #expect(elapsed < .seconds(1))
        }

        @Test("a statement ends at its deadline, and the connection goes on")
        func deadline() async throws {
            let connection = try await TestServer.connect()
            let start = clock.now
            let caught = await #expect(throws: PostgresError.self) {
                try await connection.query("select pg_sleep(30)", timeout: .milliseconds(300))
            }
            let elapsed = clock.now - start
            #expect(elapsed >= .milliseconds(300) && elapsed < .seconds(5))
            let error = try #require(caught)
            #expect(error.origin == .deadline)
            #expect(error.sqlState == .queryCanceled)
            #expect(error.description.contains("0.3"))
            #expect(!error.isConnectionLoss)
            #expect(try await connection.query("select 1").value(as: Int.self) == 1)
        }

        @Test(
            "a function that swallows the cancel request loses its connection, and the error says so"
        )
        func stubborn() async throws {
            let connection = try await TestServer.connect()
            let pid = connection.backendPID
            let start = clock.now
            let caught = await #expect(throws: PostgresError.self) {
                try await connection.execute(Self.stubborn, timeout: .milliseconds(200))
            }
            let elapsed = clock.now - start
            #expect(elapsed >= .milliseconds(700) && elapsed < .seconds(5))
            let error = try #require(caught)
            #expect(error.origin == .deadline)
            #expect(error.isConnectionLoss)
            #expect(error.detail?.contains("closed") == true)
            #expect(error.hint?.contains("pg_terminate_backend(\(pid))") == true)
            #expect(await !connection.isUsable)
            let closed = await #expect(throws: PostgresError.self) {
                try await connection.query("select 1")
            }
            #expect(closed?.sqlState == .connectionDoesNotExist)
        }

        @Test("a statement that succeeds within the grace keeps its result, because it is done")
        func lateSuccess() async throws {
            let connection = try await TestServer.connect { $0.cancelGrace = .seconds(5) }
            try await connection.execute("create temp table done (id int)")
            let rows = try await connection.query(
                """
                with stubborn as (insert into done values (1) returning id)
                select pg_temp.ignore_cancel() from stubborn
                """, defining: Self.ignoreCancel, timeout: .milliseconds(100))
            #expect(rows.count == 1)
            #expect(
                try await connection.query("select count(*) from done").value(as: Int.self) == 1)
        }

        private static let ignoreCancel: SQL = """
            create function pg_temp.ignore_cancel() returns int language plpgsql as $$ begin
                begin perform pg_sleep(1); exception when query_canceled then null; end;
                return 1;
            end $$
            """

        @Test("a late cancel request never hits the next statement")
        func strayCancel() async throws {
            let connection = try await TestServer.connect()
            var ended = 0
            for round in 0..<150 {
                // Limits from 3 to 15 ms, so that some requests cross the result of about 10 ms.
                let limit = Duration.microseconds(3000 + round % 60 * 200)
                do {
                    try await connection.execute("select pg_sleep(0.01)", timeout: limit)
                } catch {
                    #expect(error.origin == .deadline)
                    ended += 1
                }
                try await connection.execute("select pg_sleep(0.002)")
            }
            #expect(ended > 0)
        }

        @Test("cancelling the task ends its statement, and the connection goes on")
        func taskCancellation() async throws {
            let connection = try await TestServer.connect()
            let task = Task { try await connection.query("select pg_sleep(30)") }
            try await Task.sleep(for: .milliseconds(200))
            let start = clock.now
            task.cancel()
            let error = await #expect(throws: PostgresError.self) { try await task.value }
            #expect(clock.now - start < .seconds(5))
            #expect(error?.origin == .cancellation)
            #expect(try await connection.query("select 1").value(as: Int.self) == 1)
        }

        @Test("a cancelled task that waits for its turn runs nothing")
        func cancelledInLine() async throws {
            let connection = try await TestServer.connect()
            try await connection.execute("create temp table t (id int)")
            let first = Task { try await connection.execute("select pg_sleep(0.4)") }
            try await Task.sleep(for: .milliseconds(100))
            let second = Task { try await connection.execute("insert into t values (1)") }
            second.cancel()
            _ = try await first.value
            await #expect(throws: PostgresError.self) { try await second.value }
            #expect(try await connection.query("select count(*) from t").value(as: Int.self) == 0)
        }

        @Test("anybody may cancel the running statement, and cancelling nothing does nothing")
        func cancelFromOutside() async throws {
            let connection = try await TestServer.connect()
            connection.cancel()
            let task = Task { try await connection.query("select pg_sleep(30)") }
            try await Task.sleep(for: .milliseconds(200))
            connection.cancel()
            let error = await #expect(throws: PostgresError.self) { try await task.value }
            #expect(error?.origin == .server)
            #expect(error?.sqlState == .queryCanceled)
            #expect(try await connection.query("select 1").value(as: Int.self) == 1)
        }

        @Test("a silent network ends a statement at its deadline too")
        func silentNetwork() async throws {
            let proxy = try await Proxy.toServer()
            defer { proxy.stop() }
            let connection = try await PostgresConnection.connect(proxy.options)
            #expect(try await connection.query("select 1").value(as: Int.self) == 1)
            proxy.fallSilent()
            let start = clock.now
            let error = await #expect(throws: PostgresError.self) {
                try await connection.query("select 1", timeout: .milliseconds(300))
            }
            #expect(clock.now - start < .seconds(5))
            #expect(error?.isConnectionLoss == true)
        }
    }
}

extension PostgresConnection {
    /// Defines something, then queries.
    fileprivate func query(
        _ sql: SQL, defining definition: SQL, timeout: Duration
    ) throws -> Rows {
        try execute(definition)
        return try query(sql, timeout: timeout)
    }
}
