import HTTPServer
import Muster
import MusterDatabase
import PostgresClient

/// For whoever keeps the server running.
struct HealthRoutes: Sendable {
    let pool: ConnectionPool

    var all: [Route] {
        [
            Route(
                .get, "/livez", access: .anyone, summary: "Whether the server runs", surface: .api,
                schema: Self.schema
            ) { _ in .text("ok\n") },
            Route(
                .get, "/readyz", access: .anyone, summary: "Whether the database answers",
                surface: .api, schema: Self.schema
            ) { _ in try await ready() },
        ]
    }

    private static let schema = RouteSchema(answer: ["type": "string"], answerType: "text/plain")

    private func ready() async throws -> HTTPResponse {
        do {
            try await pool.withConnection(timeout: .seconds(2)) {
                try await CoreStore($0).answers(within: .seconds(2))
            }
            return .text("ok\n")
        } catch {
            throw WebFailure(
                503, "MU406", "the database does not answer", hint: "See the log of the server.",
                retryAfter: 5)
        }
    }
}
