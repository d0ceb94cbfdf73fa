import HTTPServer
import MusterDatabase
import PostgresClient
import Testing

@testable import MusterWeb

@Suite struct ListQueryTests {
    private let list = ListDefinition(
        "hosts", from: "fleet.stat_host", where: "pool is not null",
        order: ["-seen_at", "hostname"],
        size: 20,
        [
            ListColumn("hostname", .code), ListColumn("agents", .count),
            ListColumn("seen_at", .time),
            ListColumn("took", .interval, expression: "ended_at - started_at"),
            ListColumn("flaps", .flag), ListColumn("labels", .tags),
        ])

    private func selection(
        _ target: String, isFirst: Bool = true, isDownload: Bool = false
    ) throws -> ListSelection {
        let request = HTTPRequest(method: .get, target: try RequestTarget(Array(target.utf8)))
        return try ListSelection(request, for: list, isFirst: isFirst, isDownload: isDownload)
    }

    @Test func withoutAWishItIsTheListsOwnOrder() throws {
        #expect(
            list.query(try selection("/hosts")).text == """
                select hostname, agents, seen_at, ended_at - started_at as took, flaps, labels
                from fleet.stat_host
                where pool is not null
                order by seen_at desc nulls last, hostname
                limit 20
                """)
    }

    @Test func everyWishIsInTheStatement() throws {
        let text = list.query(
            try selection(
                "/hosts?sort=-agents&size=5&page=3&f.hostname=ber_&f.agents=%3E2&f.flaps=yes")
        ).text
        #expect(text.contains(#"(hostname)::text ilike E'%ber\\_%'"#))
        #expect(text.contains("and agents > '2'::numeric"))
        #expect(text.contains("(flaps)::text = 'true'"))
        #expect(text.contains("order by agents desc nulls last, seen_at desc nulls last, hostname"))
        #expect(text.hasSuffix("limit 5 offset 10"))
    }

    @Test func aValueIsBoundAndQuoted() throws {
        let statement = list.query(try selection("/hosts?f.hostname=x%27;drop%20table%20t"))
        #expect(statement.text.contains("'%x'';drop table t%'"))
        #expect(statement.sql.text.contains("ilike $1"))
        #expect(!statement.sql.text.contains("drop"))
    }

    @Test(arguments: [
        "/hosts?sort=secret", "/hosts?sort=labels", "/hosts?sort=hostname;drop",
        "/hosts?f.secret=1",
        "/hosts?f.agents=many", "/hosts?f.agents=nan", "/hosts?size=0", "/hosts?size=1001",
        "/hosts?page=0", "/hosts?page=x",
    ])
    func whatTheListDoesNotHaveIsRefused(target: String) {
        #expect(throws: WebFailure.self) { try selection(target) }
    }

    @Test func aSecondListHasItsName() throws {
        let target = "/hosts?sort=-agents&hosts.sort=hostname&hosts.size=7"
        #expect(try selection(target, isFirst: false).sort == "hostname")
        #expect(try selection(target, isFirst: false).size == 7)
    }

    @Test func aDownloadMayBeLarger() throws {
        #expect(try selection("/hosts.csv", isDownload: true).size == 10_000)
        #expect(try selection("/hosts.csv?size=50000", isDownload: true).size == 50_000)
    }

    @Test func theAddressAsksForTheSameAgain() throws {
        let target =
            "/hosts?f.hostname=a%20b&f.agents=%3E%3D2&f.flaps=no&sort=-agents&size=5&page=2"
        let wanted = try selection(target)
        let again = Address.of("/hosts", wanted.query(of: list, isFirst: true))
        #expect(try selection(again) == wanted)
    }
}
