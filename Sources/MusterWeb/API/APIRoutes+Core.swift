import HTTPServer
import Muster
import MusterDatabase

extension APIRoutes {
    /// What concerns every module.
    static let core = [
        route(
            .get, "/api/v1/status", .reader, "What is there and how it does",
            RouteSchema(answer: Schema.objects)
        ) { context in
            .json(try await context.database.read { try APIQueries.status($0) })
        },
        route(
            .get, "/api/v1/doctor", .reader, "Every check, with the command that mends it",
            RouteSchema(answer: Schema.objects)
        ) { context in
            .json(try await context.database.read { try APIQueries.doctor($0) })
        },
        route(
            .get, "/api/v1/changes", .reader, "Events behind a cursor",
            RouteSchema(
                query: [
                    .init("since", "cursor of the last event seen"),
                    .init("topic", "only this topic", isRepeatable: true),
                    .init("limit", "how many; default 100", Schema.integer(1...1_000)),
                ], answer: Schema.objects)
        ) { context in
            let cursor = context.request.queryValue("since")
            let topics = context.request.queryValues("topic")
            let limit = try context.integer("limit", in: 1...1_000) ?? 100
            return .json(
                try await context.database.read {
                    try APIQueries.changes(
                        $0, since: cursor, topics: topics.isEmpty ? nil : topics, limit: limit)
                })
        },
        route(
            .post, "/api/v1/tasks/:task", .admin, "Switches a task on or off, or changes its pace",
            RouteSchema(
                body: Schema.object([
                    "is_enabled": Schema.nullable(Schema.flag),
                    "every": Schema.nullable(Schema.text),
                ]), answer: Schema.anyObject)
        ) { context in
            let body = try JSONBody(context.request)
            let isEnabled = try body.optionalBool("is_enabled")
            let every = try body.optionalString("every")
            let task = context.parameters["task"] ?? ""
            return try found(
                try await context.database.write {
                    try APIQueries.setTask($0, task, isEnabled: isEnabled, every: every)
                })
        },
    ]
}
