import Muster
import MusterDatabase
import MusterTestSupport
import MusterWorker
import PostgresClient
import Testing

@Suite("A scan with what follows from it", .needsServer) struct ScanPipelineTests {
    /// A table without the index that its statement wants.
    private func withWorkload(
        _ statements: [SQL], _ body: (TestDatabase, PostgresConnection) async throws -> Void
    ) async throws {
        try await TestDatabase.withKit { database in
            try await database.run(
                "create schema app", "create table app.item (id int primary key, name text)",
                "insert into app.item select n, 'n' || n from generate_series(1, 50000) as n",
                "analyze app.item", "grant usage on schema app to muster_explain",
                "grant select on app.item to muster_explain",
                "alter role muster_owner set search_path to public", as: \.superuser)
            let client = try await PostgresConnection.connect(database.superuser)
            for statement in statements { _ = try await client.query(statement) }
            await client.close()
            let worker = try await PostgresConnection.connect(database.worker)
            try await body(database, worker)
            await worker.close()
        }
    }

    @Test("it finds the index, verifies it on the planner and leaves no literal")
    func advice() async throws {
        let lookup: SQL = "select id from app.item where name = 'top-secret-7'"
        try await withWorkload([lookup, lookup, lookup]) { database, worker in
            let session = try await ExplainSession.open(
                database.explainer, limits: ExplainLimits(statementTimeout: .seconds(2)))
            let report = try await ScanPipeline(worker, session: session).run()
            #expect(report.parsed > 0 && report.unparsable == 0 && report.explainRefusal == nil)
            #expect(try #require(report.planned) > 0 && report.open > 0)
            #expect(try await session.hypotheticalIndexCount() == 0)
            await session.close()
            let ddl = try await database.value(
                """
                select string_agg(r.ddl, ' ') from advisor.recommendation as r
                where r.state = 'open' and r.target like '%app.item%' and r.ddl like '%index%'
                """, as: String.self)
            #expect(ddl == "create index concurrently item_name_idx on app.item (name);")
            let secrets = try await database.value(
                "select count(*) from advisor.statement where normalized like '%top-secret%'",
                as: Int.self)
            #expect(secrets == 0)
        }
    }

    @Test("without a session nothing is explained, and the statements are there")
    func withoutSession() async throws {
        try await withWorkload(["select id from app.item where name = 'x'"]) { database, worker in
            let report = try await ScanPipeline(worker, session: nil).run()
            #expect(report.planned == nil && report.verified == nil && report.parsed > 0)
            let plans = try await database.value("select count(*) from advisor.plan", as: Int.self)
            #expect(plans == 0)
        }
    }

    @Test("what does not parse and what is no query are facts, not errors")
    func oddStatements() async throws {
        let odd: [SQL] = ["alter role muster_owner set work_mem = '5MB'", "select 1"]
        try await withWorkload(odd) { database, worker in
            let report = try await ScanPipeline(worker, session: nil).run()
            #expect(report.utility > 0)
            let kept = try await database.value(
                "select count(*) from advisor.statement where normalized ilike '%alter role%'",
                as: Int.self)
            #expect(kept == 0)
        }
    }
}
