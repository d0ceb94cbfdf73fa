import Foundation
import PostgresClient
import Testing

extension ServerTests {
    @Suite("Transactions")
    struct TransactionTests {
        private struct Stop: Error {}

        private func connectWithTable() async throws -> PostgresConnection {
            let connection = try await TestServer.connect()
            try await connection.execute("create temp table t (id int)")
            return connection
        }

        private func count(_ connection: PostgresConnection) async throws -> Int {
            try await connection.query("select count(*) from t").value(as: Int.self)
        }

        @Test("it commits what the body did and returns what the body returns")
        func commit() async throws {
            let connection = try await connectWithTable()
            let name = "captured"
            let result = try await connection.transaction { db in
                try db.execute("insert into t values (\(1)), (\(2))")
                return try db.query("select \(name) || count(*) from t").value(as: String.self)
            }
            #expect(result == "captured2")
            #expect(try await count(connection) == 2)
            #expect(await !connection.isInTransaction)
        }

        @Test("it rolls back when the body throws")
        func rollback() async throws {
            let connection = try await connectWithTable()
            await #expect(throws: Stop.self) {
                try await connection.transaction { db in
                    try db.execute("insert into t values (1)")
                    throw Stop()
                }
            }
            let failed = await #expect(throws: PostgresError.self) {
                try await connection.transaction { db in
                    try db.execute("insert into t values (1)")
                    try db.execute("select 1/0")
                }
            }
            #expect(failed?.sqlState.rawValue == "22012")
            #expect(try await count(connection) == 0)
            #expect(await !connection.isInTransaction)
        }

        @Test("a swallowed error cannot pass for a commit")
        func swallowedError() async throws {
            let connection = try await connectWithTable()
            let error = await #expect(throws: PostgresError.self) {
                try await connection.transaction { db in
                    try db.execute("insert into t values (1)")
                    _ = try? db.execute("select 1/0")
                }
            }
            #expect(error?.sqlState == .transactionAborted)
            #expect(try await count(connection) == 0)
        }

        @Test("transactions do not nest, and the outer one survives the attempt")
        func nested() async throws {
            let connection = try await connectWithTable()
            try await connection.transaction { db in
                try db.execute("insert into t values (1)")
                let error = #expect(throws: PostgresError.self) {
                    try db.transaction { try $0.execute("insert into t values (2)") }
                }
                #expect(error?.sqlState == .activeTransaction)
            }
            #expect(try await count(connection) == 1)
            try await connection.execute("begin")
            let open = await #expect(throws: PostgresError.self) {
                try await connection.transaction { try $0.execute("select 1") }
            }
            #expect(open?.sqlState == .activeTransaction)
            try await connection.execute("rollback")
        }

        @Test(
            "a body that ends the transaction itself is told so", arguments: ["commit", "rollback"])
        func endedByBody(word: String) async throws {
            let connection = try await connectWithTable()
            let error = await #expect(throws: PostgresError.self) {
                try await connection.transaction { try $0.execute("\(unescaped: word)") }
            }
            #expect(error?.sqlState == .noActiveTransaction)
            #expect(try await connection.query("select 1").value(as: Int.self) == 1)
        }

        @Test("read only and isolation reach the server")
        func modes() async throws {
            let connection = try await connectWithTable()
            let level = try await connection.transaction(readOnly: true, isolation: .serializable) {
                db in
                let level = try db.query("select current_setting('transaction_isolation')")
                return try level.value(as: String.self)
            }
            #expect(level == "serializable")
            let error = await #expect(throws: PostgresError.self) {
                try await connection.transaction(readOnly: true) { db in
                    try db.execute("create table forbidden ()")
                }
            }
            #expect(error?.sqlState == .readOnlyTransaction)
        }

        @Test("cancelling the task rolls back", arguments: ["select pg_sleep(30)", "select 1"])
        func cancellation(statement: String) async throws {
            let connection = try await connectWithTable()
            let task = Task {
                try await connection.transaction { db in
                    try db.execute("insert into t values (1)")
                    // With the quick statement the body succeeds, but the task is cancelled by then.
                    withUnsafeCurrentTask { if statement == "select 1" { $0?.cancel() } }
                    _ = try? db.execute("\(unescaped: statement)")
                }
            }
            try await Task.sleep(for: .milliseconds(200))
            task.cancel()
            let error = await #expect(throws: PostgresError.self) { try await task.value }
            #expect(error?.origin == .cancellation)
            #expect(await !connection.isInTransaction)
            #expect(try await count(connection) == 0)
        }

        @Test("a deferred constraint that fails at COMMIT is an error, and nothing stays open")
        func failingCommit() async throws {
            let connection = try await TestServer.connect()
            try await connection.execute(
                "create temp table t (id int unique deferrable initially deferred)")
            let error = await #expect(throws: PostgresError.self) {
                try await connection.transaction { db in
                    try db.execute("insert into t values (1), (1)")
                }
            }
            #expect(error?.sqlState == .uniqueViolation)
            #expect(await !connection.isInTransaction)
            #expect(try await count(connection) == 0)
        }

        @Test("a connection lost during COMMIT leaves the outcome unknown, and the error says that")
        func lostCommit() async throws {
            try await TestServer.withDatabase { options in
                let connection = try await PostgresConnection.connect(options)
                try await connection.executeScript(
                    """
                    create table t (id int);
                    create function die() returns trigger language plpgsql as $$ begin
                        perform pg_terminate_backend(pg_backend_pid());
                        return null;
                    end $$;
                    create constraint trigger die after insert on t deferrable initially deferred
                        for each row execute function die();
                    """)
                let error = await #expect(throws: PostgresError.self) {
                    try await connection.transaction { try $0.execute("insert into t values (1)") }
                }
                #expect(error?.sqlState == .transactionResolutionUnknown)
                #expect(error?.isConnectionLoss == true)
                #expect(error?.isTransient == true)
                #expect(await !connection.isUsable)
            }
        }

        @Test("transactions of two tasks on one connection do not mix")
        func interleaving() async throws {
            let connection = try await connectWithTable()
            try await withThrowingTaskGroup { group in
                for id in 0..<20 {
                    group.addTask {
                        try? await connection.transaction { db in
                            try db.execute("insert into t values (\(id))")
                            if id % 2 == 0 { throw Stop() }
                        }
                    }
                }
                try await group.waitForAll()
            }
            let even = try await connection.query("select count(*) from t where id % 2 = 0")
            #expect(try even.value(as: Int.self) == 0)
            #expect(try await count(connection) == 10)
        }

        @Test("an actor of the main thread may run a transaction, with what it captures")
        @MainActor func fromMainActor() async throws {
            let connection = try await connectWithTable()
            let ids = [1, 2, 3]
            let sum = try await connection.transaction { db in
                for id in ids { try db.execute("insert into t values (\(id))") }
                return try db.query("select sum(id) from t").value(as: Int.self)
            }
            #expect(sum == 6)
        }
    }
}
