import HTTPServer
import Muster
import MusterDatabase
import PostgresClient

/// `/metrics`, in the text format of Prometheus.
enum MetricsRoute {
    static func make(_ metrics: Metrics, _ pool: ConnectionPool) -> Route {
        Route(
            .get, "/metrics", access: .reader, summary: "Figures for Prometheus", surface: .api,
            schema: RouteSchema(answer: ["type": "string"], answerType: "text/plain")
        ) { context in
            let samples = try await context.database.read { try MetricSample.read($0) }
            var text = MetricText()
            text.add(samples)
            text.add(metrics.snapshot)
            let counts = pool.counts
            text.add(
                "muster_web_pool_connections", "Connections of the server's pool by state", .gauge,
                [
                    (["state": "lent"], Double(counts.lent)),
                    (["state": "idle"], Double(counts.idle)),
                    (["state": "waited_for"], Double(counts.waiting)),
                ])
            return .content(text.text, type: "text/plain; version=0.0.4; charset=utf-8")
        }
    }
}
