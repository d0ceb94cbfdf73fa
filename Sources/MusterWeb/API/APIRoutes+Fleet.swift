import HTTPServer
import Muster
import MusterDatabase

extension APIRoutes {
    /// Hosts: claims, their state, and heartbeats of many.
    static let fleet = [
        route(
            .post, "/api/v1/claims", .operatorRole, "Claims a host that is free",
            RouteSchema(
                body: Schema.object(
                    [
                        "holder": Schema.text, "pool": Schema.text, "labels": Schema.texts,
                        "command": Schema.nullable(Schema.text),
                        "ttl": Schema.nullable(Schema.text),
                        "idempotency_key": Schema.nullable(Schema.text),
                    ], required: ["holder"]), answer: Schema.anyObject), claim),
        route(
            .post, "/api/v1/claims/release", .operatorRole, "Gives a host back",
            RouteSchema(
                body: Schema.object(
                    ["hostname": Schema.text, "claim_id": Schema.nullable(Schema.identifier)],
                    required: ["hostname"]), answer: Schema.object(["released": Schema.flag]))
        ) { context in
            let body = try JSONBody(context.request)
            let host = try body.string("hostname")
            let claimID = try body.optionalInteger("claim_id")
            return try found(
                try await context.database.write {
                    try APIQueries.release($0, host: host, claimID: claimID)
                })
        },
        route(
            .post, "/api/v1/claims/extend", .operatorRole, "Lets a claim last longer",
            RouteSchema(
                body: Schema.object(
                    [
                        "hostname": Schema.text, "claim_id": Schema.identifier,
                        "ttl": Schema.text,
                    ], required: ["hostname", "claim_id", "ttl"]), answer: Schema.anyObject)
        ) { context in
            let body = try JSONBody(context.request)
            let host = try body.string("hostname")
            let claimID = try body.integer("claim_id")
            let life = try body.string("ttl")
            return try found(
                try await context.database.write {
                    try APIQueries.extend($0, host: host, claimID: claimID, life: life)
                })
        },
        route(
            .post, "/api/v1/hosts/:hostname/failed", .operatorRole, "Takes a host out of use",
            RouteSchema(
                body: Schema.object(["reason": Schema.nullable(Schema.text)]),
                answer: Schema.anyObject)
        ) { try await mark($0, failed: true) },
        route(
            .post, "/api/v1/hosts/:hostname/available", .operatorRole, "Gives a host back to use",
            RouteSchema(answer: Schema.anyObject)
        ) { try await mark($0, failed: false) },
        route(
            .post, "/api/v1/heartbeats", .agent, "Heartbeats of many hosts at once",
            RouteSchema(body: Schema.objects, answer: Schema.objects), bodyLimit: largeBody
        ) { context in
            let body = try JSONBody(context.request)
            return .json(
                try await context.database.write { try APIQueries.heartbeats($0, body.text) })
        },
    ]

    @Sendable private static func claim(_ context: RouteContext) async throws -> HTTPResponse {
        let body = try JSONBody(context.request)
        let wish = APIQueries.Claim(
            holder: try body.string("holder"),
            pool: try body.optionalString("pool") ?? "default",
            labels: try body.optionalStrings("labels") ?? [],
            command: try body.optionalString("command"), life: try body.optionalString("ttl"),
            key: try body.optionalString("idempotency_key"))
        return try found(try await context.database.write { try APIQueries.claim($0, wish) })
    }

    private static func mark(_ context: RouteContext, failed: Bool) async throws -> HTTPResponse {
        let body = try JSONBody(context.request, isOptional: true)
        let reason = try body.optionalString("reason")
        guard let host = context.parameters["hostname"] else { throw WebFailure.notFound }
        return try found(
            try await context.database.write {
                try APIQueries.mark($0, host: host, failed: failed, reason: reason)
            })
    }
}
