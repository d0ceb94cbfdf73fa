import HTTPServer
import Muster
import MusterDatabase

extension APIRoutes {
    /// Jobs of batch schedulers, beside their lists.
    static let batch = [
        route(
            .get, "/api/v1/jobs/:cluster/:job/history", .reader,
            "What happened to a job, oldest first", RouteSchema(answer: Schema.objects)
        ) { context in
            let cluster = context.parameters["cluster"] ?? ""
            let job = context.parameters["job"] ?? ""
            return .json(
                try await context.database.read {
                    try APIQueries.jobHistory($0, cluster: cluster, job: job)
                })
        },
        route(
            .post, "/api/v1/clusters/:cluster/collect", .operatorRole,
            "Asks a worker to collect from a cluster now",
            RouteSchema(
                body: Schema.object(["source": Schema.nullable(Schema.text)]),
                answer: Schema.object(["requested": ["type": "integer"]]), status: 202)
        ) { context in
            let source = try JSONBody(context.request, isOptional: true).optionalString("source")
            let cluster = context.parameters["cluster"] ?? ""
            return .json(
                try await context.database.write {
                    try APIQueries.requestCollection($0, cluster: cluster, source: source)
                }, status: 202)
        },
    ]
}
