import HTTPServer
import Muster
import MusterDatabase

extension APIRoutes {
    /// The paths of OptiDB, as they were and below `/api/v1`; and what came to them.
    static let advisor =
        ["", "/api/v1"].flatMap { prefix in
            [
                route(
                    .get, "\(prefix)/bottlenecks", .reader,
                    "The statements that take most time, worst first, with advice",
                    RouteSchema(
                        query: [.init("limit", "how many; default 20", Schema.integer(1...100))],
                        answer: Schema.objects), bottlenecks),
                route(
                    .get, "\(prefix)/queries/:id", .reader, "Everything known of one statement",
                    RouteSchema(path: ["id": Schema.identifier], answer: Schema.anyObject), query),
                route(
                    .post, "\(prefix)/simulate", .operatorRole,
                    "What indexes would bring a statement; no table is changed",
                    RouteSchema(body: simulateBody, answer: Schema.anyObject), simulate),
                route(
                    .post, "\(prefix)/chat", .reader,
                    "An answer whose every sentence names the rows that it comes from",
                    RouteSchema(
                        body: Schema.object(
                            [
                                "question": Schema.text,
                                "query_id": Schema.nullable(Schema.identifier),
                            ],
                            required: ["question"]), answer: chatAnswer), chat),
            ]
        } + [
            route(
                .get, "/api/v1/simulations/:id", .reader, "A simulation, with both plans",
                RouteSchema(path: ["id": Schema.identifier], answer: Schema.anyObject), simulation),
            route(
                .post, "/api/v1/scan", .operatorRole, "Asks a worker for a scan",
                RouteSchema(
                    answer: Schema.object(["request_id": Schema.identifier]), status: 202)
            ) { context in
                let id = try await context.database.write { try APIQueries.requestScan($0) }
                return .json(#"{"request_id":\#(id)}"#, status: 202)
            },
            route(
                .post, "/api/v1/advice", .operatorRole,
                "Asks a worker for the indexes that serve the whole workload",
                RouteSchema(
                    body: Schema.object([
                        "budget": Schema.text, "max_indexes": Schema.integer(1...1_000),
                    ]), answer: Schema.object(["advice_id": Schema.identifier]), status: 202),
                requestAdvice),
            route(
                .get, "/api/v1/advice/:id", .reader, "Indexes for the whole workload",
                RouteSchema(path: ["id": Schema.identifier], answer: Schema.anyObject)
            ) { context in
                let id = try context.identifier()
                return try found(
                    try await context.database.read { try APIQueries.advice($0, id) })
            },
            route(
                .post, "/api/v1/recommendations/:id/mute", .operatorRole,
                "Silences a recommendation",
                RouteSchema(
                    path: ["id": Schema.identifier],
                    body: Schema.object(["reason": Schema.nullable(Schema.text)]),
                    answer: Schema.anyObject)
            ) { context in
                let id = try context.identifier()
                let reason = try JSONBody(context.request, isOptional: true)
                    .optionalString("reason")
                return try found(
                    try await context.database.write { try APIQueries.mute($0, id, reason: reason) }
                )
            },
            route(
                .post, "/api/v1/recommendations/:id/reopen", .operatorRole,
                "Takes up a silenced recommendation again",
                RouteSchema(path: ["id": Schema.identifier], answer: Schema.anyObject)
            ) { context in
                let id = try context.identifier()
                return try found(
                    try await context.database.write { try APIQueries.reopen($0, id) })
            },
        ]

    private static let simulateBody = Schema.object(
        [
            "query_id": Schema.identifier, "rec_id": Schema.nullable(Schema.identifier),
            "mode": Schema.oneOf(["hypopg", "real"]), "ddl": Schema.texts,
        ], required: ["query_id"])

    private static let chatAnswer = Schema.object(
        [
            "answer": Schema.text,
            "sentences": [
                "type": "array",
                "items": Schema.object(
                    ["sentence": Schema.text, "source": Schema.text],
                    required: ["sentence", "source"]),
            ],
        ], required: ["answer", "sentences"])

    @Sendable private static func bottlenecks(_ context: RouteContext) async throws -> HTTPResponse
    {
        let limit = try context.integer("limit", in: 1...100) ?? 20
        return .json(
            try await context.database.read { try APIQueries.bottlenecks($0, limit: limit) })
    }

    @Sendable private static func query(_ context: RouteContext) async throws -> HTTPResponse {
        let id = try context.identifier()
        return try found(try await context.database.read { try APIQueries.statement($0, id) })
    }

    @Sendable private static func chat(_ context: RouteContext) async throws -> HTTPResponse {
        let body = try JSONBody(context.request)
        let question = try body.string("question")
        let id = try body.optionalInteger("query_id")
        return .json(
            try await context.database.write { try APIQueries.ask($0, question, about: id) })
    }

    @Sendable private static func requestAdvice(
        _ context: RouteContext
    ) async throws -> HTTPResponse {
        let body = try JSONBody(context.request, isOptional: true)
        let budget = try body.optionalString("budget") ?? "1GB"
        let indexes = Int(try body.optionalInteger("max_indexes", in: 1...1_000) ?? 50)
        let id = try await context.database.write {
            try APIQueries.requestAdvice($0, budget: budget, indexes: indexes)
        }
        return .json(#"{"advice_id":\#(id)}"#, status: 202)
    }

    // MARK: Simulations

    @Sendable private static func simulation(_ context: RouteContext) async throws -> HTTPResponse {
        let id = try context.identifier()
        return try found(
            try await context.database.read { try APIQueries.simulation($0, id)?.document })
    }

    /// Asks, and waits for a worker's answer; 202 when it takes longer.
    @Sendable private static func simulate(_ context: RouteContext) async throws -> HTTPResponse {
        let body = try JSONBody(context.request)
        let statementID = try body.integer("query_id")
        let recommendation = try body.optionalInteger("rec_id")
        let definitions = try body.optionalStrings("ddl")
        let mode = try body.optionalString("mode") ?? "hypopg"
        let id = try await context.database.write {
            try APIQueries.requestSimulation(
                $0, statementID: statementID, recommendation: recommendation,
                definitions: definitions, mode: mode)
        }
        for _ in 0..<looks {
            try await Task.sleep(for: .milliseconds(100))
            let found = try await context.database.read { try APIQueries.simulation($0, id) }
            guard let found else { throw WebFailure.notFound }
            switch found.status {
            case "requested", "running": continue
            case "done": return .json(found.document)
            default: throw failure(found.document)
            }
        }
        return .json(#"{"simulation_id":\#(id),"status":"running"}"#, status: 202)
    }

    /// Looks at a simulation, ten a second: 15 seconds.
    private static let looks = 150

    private static func failure(_ document: String) -> WebFailure {
        let facts = try? JSONValue(parsing: document)
        let code = facts?["sqlstate"]?.stringValue ?? "MU901"
        let status =
            switch code.prefix(3) {
            case "MU0": 422
            case "MU3": 403
            default: 409
            }
        return WebFailure(
            status, code, facts?["message"]?.stringValue ?? "the simulation failed",
            hint: facts?["hint"]?.stringValue ?? "See /api/v1/simulations for all of them.")
    }
}
