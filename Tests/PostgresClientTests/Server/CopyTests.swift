import Foundation
import PostgresClient
import Testing

extension ServerTests {
    @Suite("COPY")
    struct CopyTests {
        private func connectWithTable() async throws -> PostgresConnection {
            let connection = try await TestServer.connect()
            try await connection.execute("create temp table t (a text, b int)")
            return connection
        }

        @Test("rows arrive as they are, in any number")
        func load() async throws {
            let connection = try await connectWithTable()
            let texts: [String?] = [
                "", nil, "\\N", "\\.", "a\tb", "c\nd", "e\r\nf", "\\", "é🐘", "\u{8}\u{B}\u{C}",
                "NULL",
            ]
            let rows = texts.enumerated().map { [$0.element, "\($0.offset)"] }
            #expect(try await connection.copyIn("copy t from stdin", rows: rows) == rows.count)
            let back = try await connection.query("select a from t order by b").map { try $0["a"] }
            #expect(back == texts)

            #expect(try await connection.copyIn("copy t from stdin", rows: []) == 0)
            let many = (0..<100_000).lazy.map { ["row \($0)", "\($0)"] as [String?] }
            let table = "t"
            let count = try await connection.copyIn(
                "copy \(identifier: table) (a, b) from stdin", rows: many)
            #expect(count == 100_000)
            #expect(
                try await connection.query("select sum(b)::int8 from t where a like 'row%'")
                    .value(as: Int.self) == 4_999_950_000)
        }

        @Test("a bad row leaves nothing behind and the connection usable")
        func badRow() async throws {
            let connection = try await connectWithTable()
            let nul = await #expect(throws: PostgresError.self) {
                try await connection.copyIn(
                    "copy t from stdin", rows: [["a", "1"], ["b\0", "2"]])
            }
            #expect(nul?.message == "row 2 holds a NUL byte")
            let number = await #expect(throws: PostgresError.self) {
                try await connection.copyIn("copy t from stdin", rows: [["a", "1"], ["b", "x"]])
            }
            #expect(number?.sqlState == .invalidTextRepresentation)
            let width = await #expect(throws: PostgresError.self) {
                try await connection.copyIn("copy t from stdin", rows: [["a", "1", "2"]])
            }
            #expect(width?.sqlState.rawValue == "22P04")
            await #expect(throws: PostgresError.self) {
                try await connection.copyIn(
                    "copy t from stdin",
                    rows: (0..<200_000).lazy.map { ["x", $0 == 0 ? "bad" : "1"] })
            }
            #expect(try await connection.query("select count(*) from t").value(as: Int.self) == 0)
        }

        @Test(
            "a statement that is no COPY from standard input is an error",
            arguments: [
                "select 1", "copy (select 1) to stdout", "copy missing from stdin", "",
                "select 1; select 2",
            ])
        func notACopy(statement: String) async throws {
            let connection = try await connectWithTable()
            await #expect(throws: PostgresError.self) {
                try await connection.copyIn("\(unescaped: statement)", rows: [["a", "1"]])
            }
            #expect(try await connection.query("select 1").value(as: Int.self) == 1)
        }

        @Test(
            "a captured statement that turns out to be a COPY is an error and does not hang",
            .timeLimit(.minutes(1)),
            arguments: [
                "copy t from stdin", "copy t to stdout",
                "copy (select repeat('x', 1000) from generate_series(1, 300000)) to stdout",
                "copy t from stdin with (format binary)",
            ])
        func captured(statement: String) async throws {
            let connection = try await connectWithTable()
            let query = await #expect(throws: PostgresError.self) {
                try await connection.query("\(unescaped: statement)")
            }
            #expect(query?.sqlState == .featureNotSupported)
            let prepared = await #expect(throws: PostgresError.self) {
                try await connection.prepare("p", statement)
                return try await connection.queryPrepared("p")
            }
            #expect(prepared?.sqlState == .featureNotSupported)
            let script = await #expect(throws: PostgresError.self) {
                try await connection.executeScript("select 1; \(statement); select 2")
            }
            #expect(script?.sqlState == .featureNotSupported)
            let isOpen = await #expect(throws: PostgresError.self) {
                try await connection.transaction { try $0.query("\(unescaped: statement)") }
            }
            #expect(isOpen?.sqlState == .featureNotSupported)
            #expect(try await connection.query("select count(*) from t").value(as: Int.self) == 0)
        }

        @Test("a COPY ends at its deadline and with its task")
        func endless() async throws {
            let connection = try await connectWithTable()
            let late = await #expect(throws: PostgresError.self) {
                try await connection.copyIn(
                    "copy t from stdin", rows: Endless(row: ["x", "1"]), timeout: .milliseconds(300)
                )
            }
            #expect(late?.origin == .deadline)
            let task = Task {
                try await connection.copyIn("copy t from stdin", rows: Endless(row: ["x", "1"]))
            }
            try await Task.sleep(for: .milliseconds(200))
            task.cancel()
            let cancelled = await #expect(throws: PostgresError.self) { try await task.value }
            #expect(cancelled?.origin == .cancellation)
            #expect(try await connection.query("select count(*) from t").value(as: Int.self) == 0)
        }

        @Test("a COPY that waits for a lock ends at its deadline")
        func locked() async throws {
            try await TestServer.withDatabase { options in
                let holder = try await PostgresConnection.connect(options)
                try await holder.executeScript("create table t (a text, b int)")
                try await holder.executeScript("begin; lock table t")
                let connection = try await PostgresConnection.connect(options)
                let error = await #expect(throws: PostgresError.self) {
                    try await connection.copyIn(
                        "copy t from stdin", rows: [["a", "1"]], timeout: .milliseconds(200))
                }
                #expect(error?.origin == .deadline)
                #expect(await connection.isUsable)
            }
        }
    }
}

/// The same row for ever.
private struct Endless: Sequence, IteratorProtocol, Sendable {
    let row: [String?]

    func next() -> [String?]? { row }
}
