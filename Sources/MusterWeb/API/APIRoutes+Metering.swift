import HTTPServer
import Muster
import MusterDatabase

extension APIRoutes {
    /// The paths of Waverless, and the one by which records come.
    static let metering =
        APIQueries.UsageTable.allCases.map { table in
            route(
                .get, "/api/v1/gpu-usage/\(table.rawValue)", .reader,
                "Usage statistics, \(table.rawValue)", RouteSchema(query: usageParameters)
            ) { context in
                let parameters = parameters(context.request)
                return .json(
                    try await context.database.read {
                        try APIQueries.usage($0, table, parameters)
                    })
            }
        } + [
            route(
                .post, "/api/v1/gpu-usage/aggregate", .operatorRole, "Rolls up what waits",
                RouteSchema(query: [
                    .init(
                        "granularity", "which level; default all",
                        Schema.oneOf(["minute", "hourly", "daily", "all"]))
                ])
            ) { context in
                let granularity = context.request.queryValue("granularity") ?? "all"
                return .json(
                    try await context.database.write {
                        try APIQueries.aggregate($0, granularity: granularity)
                    })
            },
            route(
                .post, "/api/v1/gpu-usage/backfill", .operatorRole, "Rolls up days anew",
                RouteSchema(
                    body: Schema.object([
                        "start_time": Schema.nullable(Schema.text),
                        "end_time": Schema.nullable(Schema.text),
                    ]), status: 202)
            ) { context in
                let body = try JSONBody(context.request, isOptional: true)
                let wish: JSONValue = [
                    "start_time": try text(body, "start_time"),
                    "end_time": try text(body, "end_time"),
                ]
                return .json(
                    try await context.database.write {
                        try APIQueries.backfill($0, wish.serialized())
                    }, status: 202)
            },
            route(
                .post, "/api/v1/gpu-usage/records", .agent,
                "Usage records; each is good or bad by itself",
                RouteSchema(body: Schema.objects, answer: Schema.objects), bodyLimit: largeBody
            ) { context in
                let body = try JSONBody(context.request)
                return .json(
                    try await context.database.write { try APIQueries.recordUsage($0, body.text) })
            },
        ]

    private static let usageParameters: [RouteSchema.Parameter] = [
        .init("scope_type", "global, endpoint or spec; default global"),
        .init("scope_value", "which endpoint or spec"),
        .init("start_time", "begin of the range"),
        .init("end_time", "end of the range"),
        .init("booking", "at_completion or spread"),
        .init("time_zone", "where days begin; default UTC"),
        .init("limit", "rows at most; default 1000"),
    ]

    private static func text(_ body: JSONBody, _ name: String) throws(WebFailure) -> JSONValue {
        try body.optionalString(name).map(JSONValue.string) ?? .null
    }
}
