import HTTPServer
import Muster
import MusterDatabase
import MusterTestSupport
import PostgresClient
import Testing

@testable import MusterWeb

@Suite(.needsServer) struct EveryPageTests {
    /// A page as an admin gets it, from a kit without any data.
    private func page(_ target: String, _ database: TestDatabase) async throws -> HTTPResponse {
        let pool = ConnectionPool(database.worker, size: 1)
        defer { Task { await pool.close() } }
        let request = HTTPRequest(method: .get, target: try RequestTarget(target))
        let id = try await database.value(
            "select token_id from muster.create_token(md5(\(target)), 'admin')", as: Int64.self)
        let identity = RequestIdentity(
            tokenID: id, requestID: "1", act: (name: "", parameters: [:]), timeout: .seconds(30))
        for route in PageRoutes.all where route.method == .get {
            let pattern = route.pattern.split(separator: "/")
            guard pattern.count == request.segments.count,
                zip(pattern, request.segments).allSatisfy({ $0.hasPrefix(":") || $0 == $1 })
            else { continue }
            let parameters = zip(pattern, request.segments).filter { $0.0.hasPrefix(":") }
                .map { (String($0.dropFirst()), $1) }
            let context = RouteContext(
                request: request, parameters: Dictionary(uniqueKeysWithValues: parameters),
                principal: Principal(
                    tokenID: id, name: "t", kind: .admin, databaseRole: "muster_admin"),
                database: RequestDatabase(pool: pool, identity: identity, isAudited: false),
                csrf: "proof")
            return try await route.handler(context)
        }
        throw WebFailure.notFound
    }

    private static let lists = PageRoutes.all.map(\.pattern).filter {
        $0.hasSuffix(".json") && !$0.contains(":")
    }

    @Test func everyListOfEveryPageCanBeRead() async throws {
        try await TestDatabase.withKit { database in
            #expect(Self.lists.count >= 16)
            let keyed = [
                "/pages/queries/1/list.json?simulation=1&from=1&to=2", "/pages/answers/1/list.json",
                "/pages/batch/jobs/1/list.json",
                "/pages/profiling/00000000-0000-0000-0000-000000000000/list.json",
                "/pages/fleet.json?scope=agents", "/pages/fleet.json?scope=processes",
                "/pages/fleet.json?scope=namespaces", "/pages/fleet.json?scope=containers",
                "/pages/fleet.json?scope=services", "/pages/usage.json?by=minute&scope=endpoint",
                "/pages/usage.json?by=hour&booking=spread", "/pages/advice.json?all=yes&proposal=1",
            ]
            try await database.run("select batch.add_cluster('c')", as: \.owner)
            for target in Self.lists + keyed {
                let answer = try await page(target, database)
                let json = try JSONValue(parsing: String(decoding: answer.body, as: UTF8.self))
                for list in json["lists"]?.arrayValue ?? [] {
                    // A statement that does not exist is what the kit says of it.
                    let isExpected =
                        list["name"]?.stringValue == "rules" && list["code"]?.stringValue == "MU180"
                    #expect(
                        list["rows"] != nil || isExpected,
                        "\(target): \(list["name"] ?? .null): \(list["message"] ?? .null)")
                }
            }
        }
    }

    @Test func everyPageIsADocumentWithoutInlineScriptOrStyle() async throws {
        try await TestDatabase.withKit { database in
            for target in Self.lists {
                let path = target.replacing(".json", with: "").replacing("/pages/home", with: "/")
                let answer = try await page(path, database)
                let markup = String(decoding: answer.body, as: UTF8.self)
                #expect(answer.status == 200)
                #expect(markup.hasPrefix("<!doctype html>") && markup.hasSuffix("</html>"))
                #expect(!markup.contains("style=\"") && !markup.contains("<style"))
                #expect(markup.ranges(of: "<script").count == 2)
                #expect(!markup.contains("onclick") && !markup.contains("javascript:"))
                #expect(markup.ranges(of: "<h1>").count == 1)
            }
        }
    }
}
