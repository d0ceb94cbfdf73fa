import Muster
import MusterDatabase
import MusterTestSupport
import PostgresClient
import Testing

@Suite("The session that explains", .needsServer) struct ExplainSessionTests {
    /// A table of 20,000 rows that the explaining login may read.
    private func withTable(_ body: (TestDatabase, ExplainSession) async throws -> Void) async throws
    {
        try await TestDatabase.withKit { database in
            try await database.run(
                "create schema app", "create table app.item (id int primary key, name text)",
                "insert into app.item select n, 'n' || n from generate_series(1, 20000) as n",
                "analyze app.item", "grant usage on schema app to muster_explain",
                "grant select on app.item to muster_explain, muster_owner",
                "grant usage on schema app to muster_owner", as: \.superuser)
            let session = try await ExplainSession.open(
                database.explainer, limits: ExplainLimits(statementTimeout: .seconds(2)))
            try await body(database, session)
            await session.close()
        }
    }

    private let lookup = "select id from item where name = $1"

    @Test("a plan for unknown parameters comes without running the statement")
    func plan() async throws {
        try await withTable { _, session in
            let plan = try await session.planning(lookup, searchPath: ["app"], hazards: { [] }) {
                try Plan(parsing: await $0.plan())
            }
            #expect(plan.root.type.rawValue == "Seq Scan")
        }
    }

    @Test("hypothetical indexes change the plan and are gone afterwards, also after an error")
    func hypotheticalIndexes() async throws {
        struct Interrupted: Error {}
        try await withTable { _, session in
            let costs = try await session.planning(
                lookup, searchPath: ["app"], hazards: { [] }
            ) { session in
                let before = try Plan(parsing: await session.plan()).totalCost
                let index = try await session.add("create index on app.item (name)")
                let with = try Plan(parsing: await session.plan())
                #expect(with.indexNames.contains(index.name))
                try await session.drop(index)
                let after = try Plan(parsing: await session.plan()).totalCost
                return (before, with.totalCost, after)
            }
            #expect(costs.1 < costs.0 / 10 && costs.2 == costs.0)
            #expect(try await session.hypotheticalIndexCount() == 0)
            await #expect(throws: Interrupted.self) {
                try await session.planning(
                    self.lookup, searchPath: ["app"], hazards: { [] }
                ) { session in
                    _ = try await session.add("create index on app.item (name)")
                    throw Interrupted()
                }
            }
            #expect(try await session.hypotheticalIndexCount() == 0)
        }
    }

    static let refused: [(String, ExplainRefusal)] = [
        ("select 1; drop table item", .failed(sqlState: "42601")),
        ("select nothing from item", .failed(sqlState: "42703")),
        ("select * from missing", .failed(sqlState: "42P01")),
        ("selec 1", .failed(sqlState: "42601")),
        ("delete from item where id = $1", .notPermitted),
        ("insert into item values ($1, $2)", .notPermitted),
    ]

    @Test("what cannot be planned is refused in words without its text", arguments: refused)
    func refusals(statement: String, refusal: ExplainRefusal) async throws {
        try await withTable { database, session in
            await #expect(throws: refusal) {
                _ = try await session.planning(statement, searchPath: ["app"], hazards: { [] }) {
                    try await $0.plan()
                }
            }
            // The session is good for the next one.
            _ = try await session.planning(lookup, searchPath: ["app"], hazards: { [] }) {
                try await $0.plan()
            }
            #expect(
                try await database.value("select count(*) from app.item", as: Int.self) == 20000)
        }
    }

    @Test("a hazard found under the locks refuses the statement before it is planned")
    func hazard() async throws {
        try await withTable { _, session in
            await #expect(throws: ExplainRefusal.hazard(["it runs f()"])) {
                _ = try await session.planning(
                    lookup, searchPath: ["app"], hazards: { ["it runs f()"] }
                ) { _ in
                    Issue.record("planned all the same")
                }
            }
        }
    }

    @Test("an index that HypoPG cannot emulate is said to be that, and the plan goes on")
    func unsupportedIndex() async throws {
        try await withTable { _, session in
            let cost = try await session.planning(
                lookup, searchPath: ["app"], hazards: { [] }
            ) { session in
                await #expect(throws: ExplainRefusal.indexNotSupported) {
                    _ = try await session.add("create index on app.item using gin (name)")
                }
                return try Plan(parsing: await session.plan()).totalCost
            }
            #expect(cost > 0)
        }
    }

    @Test("planning waits for a lock no longer than its limit")
    func lockTimeout() async throws {
        try await withTable { database, session in
            let holder = try await PostgresConnection.connect(database.superuser)
            try await holder.execute("begin")
            try await holder.execute("lock table app.item in access exclusive mode")
            await #expect(throws: ExplainRefusal.timedOut) {
                _ = try await session.planning(lookup, searchPath: ["app"], hazards: { [] }) {
                    try await $0.plan()
                }
            }
            await holder.close()
        }
    }

    @Test("a login that could do harm is refused at the door")
    func dangerousLogin() async throws {
        try await TestDatabase.withKit { database in
            for login in [database.superuser, database.owner] {
                await #expect {
                    _ = try await ExplainSession.open(login, limits: ExplainLimits())
                } throws: { error in
                    (error as? ExplainRefusal)?.sqlState == "MU381"
                }
            }
        }
    }
}
