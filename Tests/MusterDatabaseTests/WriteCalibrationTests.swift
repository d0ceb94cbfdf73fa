import Muster
import MusterDatabase
import MusterTestSupport
import PostgresClient
import Testing

@Suite("Write costs in SQL and in the worker", .needsServer) struct WriteCalibrationTests {
    @Test("both predict the same, and learn the same")
    func agree() async throws {
        try await TestDatabase.withKit { database in
            let connection = try await PostgresConnection.connect(database.owner)
            let store = AdvisorStore(connection)
            try await connection.execute("create schema app")
            try await connection.execute(
                """
                create table app.t as
                select g::integer as a, repeat('x', 23) || g % 10 as b
                from generate_series(1, 50000) as g
                """)
            try await connection.execute("analyze app.t")
            let cases: [(String, IndexUpkeep)] = [
                ("'btree', '{a}'", .init(method: .btree, keys: 1, entryBytes: 16, height: 1)),
                (
                    "'btree', '{a,b}', '{}', 0.1",
                    .init(method: .btree, keys: 2, entryBytes: 40, height: 1, part: 0.1)
                ),
                (
                    "'btree', '{a}', '{b}'",
                    .init(method: .btree, keys: 1, entryBytes: 40, height: 2)
                ),
                (
                    "'btree', '{lower(b)}'",
                    .init(method: .btree, keys: 1, expressions: 1, entryBytes: 40, height: 1)
                ),
                ("'brin', '{a}'", .init(method: .brin, keys: 1, entryBytes: 16, height: 0)),
                ("'hash', '{b}'", .init(method: .hash, keys: 1, entryBytes: 40, height: 1)),
                (
                    "'gin', '{b gin_trgm_ops}'",
                    .init(
                        method: .gin, keys: 1, entryBytes: 40, height: 1, entriesPerRow: 25)
                ),
                ("'gist', '{a}'", .init(method: .other, keys: 1, entryBytes: 16, height: 1)),
            ]
            for (arguments, upkeep) in cases {
                let row = try #require(
                    try await connection.query(
                        """
                        select us, wal_bytes
                        from advisor._write_estimate('app.t'::regclass, \(unescaped: arguments))
                        """
                    ).first)
                let (us, wal): (Double, Double) = (
                    try row.decode("us"), try row.decode("wal_bytes")
                )
                #expect(abs(us - upkeep.microseconds) < 1e-6, "\(arguments): \(us)")
                #expect(abs(wal - upkeep.walBytes) < 1e-6, "\(arguments): \(wal)")
            }

            try await store.record(
                [1.5, 2, 2.5, 900].enumerated().map { number, observed in
                    AdvisorStore.Observation(
                        measure: "write", subject: "app.t (\(number))", predicted: 1,
                        observed: observed)
                })
            let learned = try await store.calibration().write
            let row = try #require(
                try await connection.query(
                    "select bias, spread, observations from advisor._calibration_factor('write')"
                ).first)
            let (bias, spread): (Double, Double) = (
                try row.decode("bias"), try row.decode("spread")
            )
            #expect(learned.samples == 4 && learned.bias > 1.2)
            #expect(try row.decode("observations", as: Int.self) == 4)
            #expect(abs(bias - learned.bias) < 1e-9 && abs(spread - learned.spread) < 1e-9)
            await connection.close()
        }
    }
}
