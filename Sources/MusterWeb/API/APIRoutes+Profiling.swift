import HTTPServer
import Muster
import MusterDatabase

extension APIRoutes {
    /// The protocol of the profiling agents and of their pages, by their paths.
    static let profiling = [
        agentRoute(
            .post, "heartbeat", .agent, "An agent is alive, and takes a command along", .heartbeat,
            Schema.object(
                [
                    "hostname": Schema.text, "service_name": Schema.text, "ip_address": Schema.text,
                    "containers": Schema.nullable(Schema.objects),
                ], required: ["hostname", "service_name", "ip_address"])),
        agentRoute(
            .post, "command_completion", .agent, "An agent has done what it was told", .completion,
            Schema.object(
                ["command_id": Schema.text, "hostname": Schema.text, "status": Schema.text],
                required: ["command_id", "hostname", "status"])),
        agentRoute(
            .post, "profile_request", .operatorRole, "Starts or stops a profile", .request,
            Schema.object(
                ["service_name": Schema.text, "request_type": Schema.text],
                required: ["service_name", "request_type"])),
        agentRoute(
            .post, "profile_request/bulk", .operatorRole, "Starts or stops many profiles", .bulk,
            Schema.object(["requests": Schema.objects], required: ["requests"])),
        agentRoute(
            .get, "profiling/host_status", .reader, "Hosts and their commands", .hostStatus, nil,
            [
                "service_name", "exact_match", "hostname", "ip_address", "profiling_status",
                "command_type", "pids", "limit", "offset",
            ]),
        agentRoute(
            .get, "profiling/workload_status", .reader, "Hosts, containers and processes by scope",
            .workloadStatus, nil,
            [
                "scope", "service_name", "exact_match", "hostname", "ip_address", "namespace",
                "pod_name", "container_name", "workload_name", "process_name", "profiling_status",
                "command_type", "pids", "limit", "offset",
            ]),
    ]

    private static func agentRoute(
        _ method: HTTPMethod, _ name: String, _ access: Access, _ summary: String,
        _ call: AgentCall, _ body: JSONValue?, _ query: [String] = []
    ) -> Route {
        Route(
            method, "/api/metrics/\(name)", access: access, summary: summary,
            surface: .agentProtocol, bodyLimit: largeBody,
            schema: RouteSchema(
                query: query.map { .init($0, "filter", isRepeatable: true) }, body: body,
                answer: Schema.anyObject)
        ) { context in
            let document =
                try method == .get ? parameters(context.request) : self.body(context.request)
            let answer: String
            if method == .get {
                answer = try await context.database.read { try APIQueries.pass($0, call, document) }
            } else {
                answer = try await context.database.write {
                    try APIQueries.pass($0, call, document)
                }
            }
            return .json(answer)
        }
    }

    /// The parameters as an object; one that comes several times is an array.
    static func parameters(_ request: HTTPRequest) -> String {
        var values: [String: [JSONValue]] = [:]
        for (name, value) in request.query { values[name, default: []].append(.string(value)) }
        return JSONValue.object(
            values.mapValues { $0.count == 1 ? $0[0] : .array($0) }
        ).serialized()
    }

    /// The body as it was sent; what is not JSON is told in the protocol's own way.
    private static func body(_ request: HTTPRequest) throws(WebFailure) -> String {
        do throws(JSONParsingError) {
            _ = try JSONValue(
                parsing: request.body,
                options: .init(maximumDepth: JSONBody.maximumDepth, duplicateKeys: .keepLast))
        } catch {
            let problem: JSONValue = [
                "loc": ["body", .integer(Int64(error.offset))],
                "msg": .string(error.reason.rawValue), "type": "value_error.jsondecode",
            ]
            throw WebFailure(
                422, "MU037", "the body is not JSON",
                detail: JSONValue.array([problem]).serialized(), hint: "Send one JSON document.")
        }
        return String(decoding: request.body, as: UTF8.self)
    }
}
