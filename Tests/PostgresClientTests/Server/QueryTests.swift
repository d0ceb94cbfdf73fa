import Foundation
import PostgresClient
import Testing

extension ServerTests {
    @Suite("Queries")
    struct QueryTests {
        @Test(
            "a text arrives as it left",
            arguments: [
                "", "plain", "it's \"quoted\" \\ $1 %s", "héllo 🐘 \u{202E}rtl",
                "line\nbreak\ttab\r",
                "NULL", "{a,b}", "'; drop table victim; --", "e\u{301}", "\u{FEFF}bom",
                "\u{1}\u{7F}",
            ])
        func texts(value: String) async throws {
            let connection = try await TestServer.connect()
            let row = try await connection.query(
                "select \(value)::text as v, length(\(value)) as n"
            )
            .only()
            let arrived = try row.decode("v", as: String.self)
            #expect(arrived.unicodeScalars.elementsEqual(value.unicodeScalars))
            #expect(try row.decode("n", as: Int.self) == value.unicodeScalars.count)
        }

        @Test("null and the empty string stay apart, both ways")
        func nullAndEmpty() async throws {
            let connection = try await TestServer.connect()
            let row = try await connection.query(
                """
                select \(nil as String?)::text is null as null_in, \("")::text = '' as empty_in,
                    null::text as null_out, ''::text as empty_out
                """
            ).only()
            #expect(try row.decode("null_in", as: Bool.self))
            #expect(try row.decode("empty_in", as: Bool.self))
            #expect(try row["null_out"] == nil)
            #expect(try row["empty_out"] == "")
        }

        @Test("values of every type arrive as they left")
        func types() async throws {
            let connection = try await TestServer.connect()
            let id = UUID()
            let moment = Date(timeIntervalSince1970: 1_795_168_800.25)
            let bytes = Bytea(Array(UInt8.min...UInt8.max))
            let row = try await connection.query(
                """
                select \(Int.min)::int8 as i, \(Int32.max)::int4 as i4, \(0.1 + 0.2)::float8 as d,
                    \(true)::bool as b, \(id)::uuid as u, \(moment)::timestamptz as t,
                    \(bytes)::bytea as y, \(["a", "", "b,\"c\\"])::text[] as s, \([1, 2])::int[] as n,
                    \(try SQL.json(["k": [1, 2]]))::jsonb as j, \(Double.infinity)::float8 as inf,
                    \(UInt32.max)::oid as o
                """
            ).only()
            #expect(try row.decode("i", as: Int.self) == .min)
            #expect(try row.decode("i4", as: Int32.self) == .max)
            #expect(try row.decode("d", as: Double.self) == 0.1 + 0.2)
            #expect(try row.decode("b", as: Bool.self))
            #expect(try row.decode("u", as: UUID.self) == id)
            #expect(try row.decode("t", as: Date.self) == moment)
            #expect(try row.bytes("y") == bytes.bytes)
            #expect(try row.decode("s", as: [String].self) == ["a", "", "b,\"c\\"])
            #expect(try row.decode("n", as: [Int].self) == [1, 2])
            #expect(try row.decodeJSON("j", as: [String: [Int]].self) == ["k": [1, 2]])
            #expect(try row.decode("inf", as: Double.self) == .infinity)
            #expect(try row.decode("o", as: UInt32.self) == .max)
        }

        @Test("a NUL byte is refused before libpq cuts the text off")
        func nul() async throws {
            let connection = try await TestServer.connect()
            let statements: [SQL] = [
                "select \("ab\0cd")::text", "select '\(unescaped: "ab\0cd")'",
                "select 1 as \(identifier: "ab\0cd")", "select \(["a", "b\0"])::text[]",
            ]
            for sql in statements {
                let error = await #expect(throws: PostgresError.self) {
                    try await connection.query(sql)
                }
                #expect(error?.sqlState == .characterNotInRepertoire)
                #expect(error?.description.contains("NUL") == true)
            }
            let second: SQL = "select \(1)::int, \("x\0")::text"
            let error = await #expect(throws: PostgresError.self) {
                try await connection.query(second)
            }
            #expect(error?.message == "parameter $2 holds a NUL byte")
            #expect(try await connection.query("select 1").value(as: Int.self) == 1)
        }

        @Test("the server refuses bytes that are not UTF-8")
        func invalidUTF8() async throws {
            let connection = try await TestServer.connect()
            let error = await #expect(throws: PostgresError.self) {
                try await connection.query("select convert_from(\(Bytea([0x61, 0xFF])), 'UTF8')")
            }
            #expect(error?.sqlState == .characterNotInRepertoire)
        }

        @Test("bytes that are not text are refused on their way out of a database without encoding")
        func unencodedDatabase() async throws {
            let admin = try await TestServer.connect()
            let name = "client_test_ascii_\(UUID().uuidString.lowercased().prefix(8))"
            try await admin.execute(
                """
                create database \(identifier: name) encoding 'SQL_ASCII' locale 'C' template template0
                """)
            let connection = try await TestServer.connect { $0.database = name }
            let good = try await connection.query("select e'\\xc3\\xa9'").value(as: String.self)
            let error = await #expect(throws: PostgresError.self) {
                try await connection.query("select e'\\xc3\\x28'")
            }
            await connection.close()
            try await admin.execute("drop database \(identifier: name) with (force)")
            #expect(good == "é")
            #expect(error?.sqlState == .characterNotInRepertoire)
        }

        @Test(
            "several statements in one query are refused, and none of them runs",
            arguments: [
                "select 1; drop table victim", "commit; drop table victim", "; drop table victim",
            ])
        func multipleStatements(text: String) async throws {
            let connection = try await TestServer.connect()
            try await connection.execute("create temp table victim ()")
            let error = await #expect(throws: PostgresError.self) {
                try await connection.query("explain \(unescaped: text)")
            }
            #expect(error?.sqlState == .syntaxError)
            #expect(
                try await connection.query("select count(*) from victim").value(as: Int.self) == 0)
        }

        @Test("a trusted script runs all its statements, or none")
        func script() async throws {
            let connection = try await TestServer.connect()
            try await connection.executeScript(
                """
                create temp table t (id int);
                insert into t values (1), (2);
                do $$ begin perform 1; end $$;
                """)
            #expect(try await connection.query("select count(*) from t").value(as: Int.self) == 2)
            let error = await #expect(throws: PostgresError.self) {
                try await connection.executeScript("delete from t; select 1/0; delete from t")
            }
            #expect(error?.sqlState.rawValue == "22012")
            #expect(try await connection.query("select count(*) from t").value(as: Int.self) == 2)
            try await connection.executeScript("")
        }

        @Test("execute counts what changed")
        func counts() async throws {
            let connection = try await TestServer.connect()
            #expect(try await connection.execute("create temp table t (id int)") == 0)
            #expect(try await connection.execute("insert into t select generate_series(1, 7)") == 7)
            #expect(try await connection.execute("update t set id = id where id > \(3)") == 4)
            #expect(try await connection.execute("delete from t") == 7)
            let rows = try await connection.query("insert into t values (1), (2) returning id")
            #expect(rows.affected == 2)
            #expect(rows.commandTag == "INSERT 0 2")
            #expect(try await connection.query("").isEmpty)
            #expect(try await connection.query("select from generate_series(1, 3)").count == 3)
        }

        @Test("10,000 rows arrive in order")
        func manyRows() async throws {
            let connection = try await TestServer.connect()
            let rows = try await connection.query(
                "select i, nullif(i % 3, 0) as m, repeat('x', i % 50) as t from generate_series(1, 10000) i"
            )
            #expect(rows.count == 10_000)
            var wrong = 0
            for (index, row) in rows.enumerated() {
                let number = index + 1
                let isRight =
                    try row.decode("i", as: Int.self) == number
                    && row.decode("m", as: Int?.self) == (number % 3 == 0 ? nil : number % 3)
                    && row.decode("t", as: String.self).count == number % 50
                if !isRight { wrong += 1 }
            }
            #expect(wrong == 0)
        }

        @Test("50 MB travel in both directions")
        func bigValue() async throws {
            let connection = try await TestServer.connect()
            let size = 50_000_000
            let text = String(repeating: "0123456789", count: size / 10)
            let row = try await connection.query(
                "select t, md5(t) as sum, length(t) as n from (select \(text)::text as t) s"
            ).only()
            #expect(try row.decode("n", as: Int.self) == size)
            #expect(try row["t"] == text)
        }

        @Test("too many parameters are an error and leave the connection usable")
        func tooManyParameters() async throws {
            let connection = try await TestServer.connect()
            var list: SQL = "\(0)"
            for number in 1..<300 { list = "\(fragment: list), \(number)" }
            #expect(
                try await connection.query(
                    "select array_length(array[\(fragment: list)]::int[], 1)"
                )
                .value(as: Int.self) == 300)
            let names = Array(repeating: "1" as (any PostgresEncodable)?, count: 65_536)
            let error = await #expect(throws: PostgresError.self) {
                try await connection.queryPrepared("p", names)
            }
            #expect(error?.origin == .client)
            #expect(try await connection.query("select 1").value(as: Int.self) == 1)
        }

        @Test(
            "an error has the server's fields and the place of the call, and its description no data"
        )
        func errorFields() async throws {
            let connection = try await TestServer.connect()
            try await connection.execute("create temp table t (id int constraint t_id primary key)")
            try await connection.execute("insert into t values (4711)")
            let caught = await #expect(throws: PostgresError.self) {
                try await connection.execute("insert into t values (\(4711))")
            }
            let error = try #require(caught)
            #expect(error.sqlState == .uniqueViolation)
            #expect(error.constraint == "t_id")
            #expect(error.table == "t")
            #expect(error.detail?.contains("4711") == true)
            #expect(error.query == "insert into t values ($1)")
            #expect(error.caller?.hasPrefix("PostgresClientTests/QueryTests.swift:") == true)
            #expect(error.description == "ERROR 23505: a constraint does not hold")
            #expect(!error.isConnectionLoss)

            // Constant folding quotes data in the message; EXPLAIN leaked that way elsewhere.
            let leak = await #expect(throws: PostgresError.self) {
                try await connection.query("explain select ('hun' || chr(116) || 'er2')::int")
            }
            #expect(leak?.message.contains("hunter2") == true)
            #expect(leak?.description.contains("hunter2") == false)
        }

        @Test("an error of our own class keeps its four parts")
        func ownErrors() async throws {
            let connection = try await TestServer.connect()
            let error = await #expect(throws: PostgresError.self) {
                try await connection.execute(
                    """
                    do $$ begin raise exception using errcode = 'MU201', message = 'no host is free',
                    detail = '3 hosts match.', hint = 'Wait for a release.'; end $$
                    """)
            }
            #expect(error?.sqlState.rawValue == "MU201")
            #expect(error?.description == "ERROR MU201: no host is free")
            #expect(error?.userFacing.detail == "3 hosts match.")
            #expect(error?.userFacing.hint == "Wait for a release.")
        }

        @Test("times do not depend on the session's settings")
        func times() async throws {
            try await TestServer.withDatabase { options in
                let name = try #require(options.database)
                let admin = try await PostgresConnection.connect(options)
                try await admin.execute(
                    "alter database \(identifier: name) set datestyle to 'German, DMY'")
                try await admin.execute(
                    "alter database \(identifier: name) set timezone to 'Asia/Kathmandu'")
                let connection = try await PostgresConnection.connect(options)
                let rows = try await connection.query(
                    """
                    select t, extract(epoch from t)::float8 as seconds
                    from generate_series(1, 300) i,
                        lateral (select timestamptz '1700-01-01 00:00:00+00'
                            + (i * 1.37 || ' years')::interval
                            + (i * 1234567 || ' microseconds')::interval as t) s
                    """)
                let wrong = try rows.filter {
                    let date = try $0.decode("t", as: Date.self)
                    let seconds = try $0.decode("seconds", as: Double.self)
                    return abs(date.timeIntervalSince1970 - seconds) > 0.000_002
                }
                #expect(rows.count == 300)
                #expect(wrong.isEmpty)
                let moment = Date(timeIntervalSince1970: -3_000_000_000.5)
                #expect(
                    try await connection.query("select \(moment)::timestamptz").value(as: Date.self)
                        == moment)
                let error = await #expect(throws: PostgresError.self) {
                    try await connection.query("select now()::timestamp").value(as: Date.self)
                }
                #expect(error?.sqlState == .datatypeMismatch)
            }
        }

        @Test("random arrays are read as the server unnests them")
        func arrayFuzz() async throws {
            let connection = try await TestServer.connect()
            try await connection.execute("create temp table a (id int, list text[])")
            // Random text over the characters that matter, random nulls, random lower bounds.
            try await connection.execute(
                #"""
                insert into a
                select id, case id % 4 when 0 then ('[5:' || 4 + cardinality(list) || ']=' || list)::text[]
                    else list end
                from (
                    select i as id, array(
                        select case when random() < 0.2 then null else (
                            select coalesce(string_agg((array['a', '"', '\', ',', '{', '}', ' ', 'NULL',
                                'é', chr(128024), chr(10), chr(9), '''', ';', '[', '=', chr(1)]
                            )[1 + floor(random() * 17)], ''), '')
                            from generate_series(1, (random() * 5)::int + i * 0 + j * 0)) end
                        from generate_series(1, 1 + (random() * 6)::int + i * 0) j) as list
                    from generate_series(1, 2000) i) s
                """#)
            var expected: [Int: [String?]] = [:]
            for row in try await connection.query(
                "select id, e from a, unnest(list) with ordinality u (e, n) order by id, n")
            {
                let id = try row.decode("id", as: Int.self)
                expected[id, default: []].append(try row.decode("e", as: String?.self))
            }
            let rows = try await connection.query("select id, list from a")
            let wrong = try rows.filter {
                let list = try $0.decode("list", as: [String?].self)
                return try list != expected[$0.decode("id", as: Int.self)]
            }
            #expect(rows.count == 2000)
            #expect(expected.count == 2000)
            #expect(wrong.isEmpty)

            // And the other way: what is written here, the server reads as the same elements.
            for list in expected.values.prefix(300) {
                let back = try await connection.query("select e from unnest(\(list)::text[]) e")
                    .map { try $0["e"] }
                #expect(back == list)
            }
        }

        @Test("notices reach the handler, and nothing reaches stderr")
        func notices() async throws {
            let received = Collector<PostgresNotice>()
            let connection = try await TestServer.connect { $0.onNotice = { received.add($0) } }
            try await connection.executeScript(
                """
                do $$ begin raise notice 'one'; raise warning using message = 'two', hint = 'Look.',
                errcode = 'MU001'; end $$;
                drop table if exists pg_temp.missing;
                """)
            #expect(received.all.map(\.severity) == ["NOTICE", "WARNING", "NOTICE"])
            #expect(received.all.map(\.message).prefix(2) == ["one", "two"])
            #expect(received.all[1].hint == "Look.")
            #expect(received.all[1].sqlState.rawValue == "MU001")
            let silent = try await TestServer.connect()
            try await silent.execute("do $$ begin raise notice 'dropped'; end $$")
        }

        @Test("prepared statements are parsed once, described, run and forgotten")
        func prepared() async throws {
            let connection = try await TestServer.connect()
            try await connection.execute("create temp table t (id int, name text)")
            try await connection.prepare("p\"1", "select id from t where id > $1 and name = $2")
            #expect(try await connection.describePrepared("p\"1") == [23, 25])
            try await connection.execute("insert into t values (1, 'a'), (2, 'b')")
            let rows = try await connection.queryPrepared("p\"1", [0, "b"])
            #expect(try rows.value(as: Int.self) == 2)
            #expect(try await connection.queryPrepared("p\"1", [nil, nil]).isEmpty)
            try await connection.deallocate("p\"1")
            let gone = await #expect(throws: PostgresError.self) {
                try await connection.describePrepared("p\"1")
            }
            #expect(gone?.sqlState.rawValue == "26000")
            #expect(try await connection.describe("select $1::text[], $2 + 1::int8") == [1009, 20])
            let two = await #expect(throws: PostgresError.self) {
                try await connection.prepare("q", "select 1; select 2")
            }
            #expect(two?.sqlState == .syntaxError)
        }
    }
}
