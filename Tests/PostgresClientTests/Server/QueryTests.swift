import Foundation
import PostgresClient
import Testing

@Suite("Queries", .needsServer)
struct QueryTests {
    @Test(
        "a value arrives as it left",
        arguments: [
            "", "plain", "it's \"quoted\" \\ $1 %s", "héllo 🐘 \u{202E}rtl", "line\nbreak\ttab\r",
            "NULL", "{a,b}", "'; drop table victim; --",
        ])
    func roundTrip(value: String) async throws {
        let connection = try await TestServer.connect()
        let row = try await connection.query(
            "select \(value)::text as v, \(nil as String?)::text as n"
        ).only()
        #expect(try row.decode("v", as: String.self).utf8.elementsEqual(value.utf8))
        #expect(try row["n"] == nil)
    }

    @Test("several statements in one query are refused and nothing happens")
    func multipleStatements() async throws {
        let connection = try await TestServer.connect()
        let error = await #expect(throws: PostgresError.self) {
            try await connection.query("select 1; select 2")
        }
        #expect(error?.sqlState == .syntaxError)
        #expect(try await connection.query("select 1").value(as: Int.self) == 1)
    }

    @Test("a transaction commits, and rolls back when its body throws")
    func transaction() async throws {
        let connection = try await TestServer.connect()
        try await connection.execute("create temp table t (id int)")
        let count = try await connection.transaction { db in
            try db.execute("insert into t values (\(1)), (\(2))")
            return try db.query("select count(*) from t").value(as: Int.self)
        }
        #expect(count == 2)
        struct Stop: Error {}
        await #expect(throws: Stop.self) {
            try await connection.transaction { db in
                try db.execute("delete from t")
                throw Stop()
            }
        }
        #expect(try await connection.query("select count(*) from t").value(as: Int.self) == 2)
    }
}
