import HTTPServer
import Muster

/// The description of the API, made from the table of routes, so that it cannot be out of date.
enum OpenAPI {
    /// The route that answers with the description.
    ///
    /// - Parameter routes: what is described; those without a schema are left out.
    /// - Returns: the route.
    static func route(describing routes: [Route]) -> Route {
        let schema = RouteSchema(answer: ["type": "object"])
        let itself = Route(
            .get, "/openapi.json", access: .anyone, summary: "This description", surface: .api,
            schema: schema
        ) { _ in .json("") }
        let text = document(routes + [itself]).serialized()
        return Route(
            .get, "/openapi.json", access: .anyone, summary: itself.summary, surface: .api,
            schema: schema
        ) { _ in .json(text) }
    }

    static func document(_ routes: [Route]) -> JSONValue {
        var paths: [String: [String: JSONValue]] = [:]
        for route in routes {
            guard let schema = route.schema else { continue }
            let path = route.pattern.split(separator: "/").map {
                $0.hasPrefix(":") ? "/{\($0.dropFirst())}" : "/\($0)"
            }.joined()
            paths[path, default: [:]][route.method.rawValue.lowercased()] = operation(route, schema)
        }
        return [
            "openapi": "3.0.3",
            "info": [
                "title": "Muster", "version": .string(MusterVersion.current),
                "description": "Run a compute fleet from Postgres, and keep that Postgres fast.",
            ],
            "paths": .object(paths.mapValues(JSONValue.object)),
            "components": [
                "securitySchemes": ["token": ["type": "http", "scheme": "bearer"]],
                "schemas": ["Error": errorSchema, "AgentError": agentErrorSchema],
            ],
        ]
    }

    private static func operation(_ route: Route, _ schema: RouteSchema) -> JSONValue {
        var operation: [String: JSONValue] = [
            "summary": .string(route.summary),
            "operationId": .string(operationID(route)),
            "responses": responses(route, schema),
            "x-muster-access": .string(route.access.rawValue),
        ]
        if route.access != .anyone { operation["security"] = [["token": []]] }
        let parameters = pathParameters(route, schema) + schema.query.map(queryParameter)
        if !parameters.isEmpty { operation["parameters"] = .array(parameters) }
        if let body = schema.body {
            operation["requestBody"] = [
                "required": true, "content": ["application/json": ["schema": body]],
            ]
        }
        return .object(operation)
    }

    private static func operationID(_ route: Route) -> String {
        let words = route.pattern.split { !$0.isLetter && !$0.isNumber }
        return ([route.method.rawValue.lowercased()] + words.map(String.init))
            .joined(separator: "_")
    }

    private static func pathParameters(_ route: Route, _ schema: RouteSchema) -> [JSONValue] {
        RoutePattern(route.pattern).names.map { name in
            [
                "name": .string(name), "in": "path", "required": true,
                "schema": schema.path[name] ?? ["type": "string"],
            ]
        }
    }

    private static func queryParameter(_ parameter: RouteSchema.Parameter) -> JSONValue {
        [
            "name": .string(parameter.name), "in": "query", "required": false,
            "description": .string(parameter.summary),
            "schema": parameter.isRepeatable
                ? ["type": "array", "items": parameter.schema] : parameter.schema,
        ]
    }

    private static func responses(_ route: Route, _ schema: RouteSchema) -> JSONValue {
        let good: JSONValue = [
            "description": "What was asked for",
            "content": .object([schema.answerType: ["schema": schema.answer]]),
        ]
        let name = route.surface == .agentProtocol ? "AgentError" : "Error"
        let failure: JSONValue = [
            "description": "Why not",
            "content": [
                "application/json": ["schema": ["$ref": .string("#/components/schemas/\(name)")]]
            ],
        ]
        return .object([
            String(schema.status): good, "4XX": failure, "503": failure, "504": failure,
        ])
    }

    private static let errorSchema: JSONValue = [
        "type": "object",
        "required": ["code", "message", "detail", "hint"],
        "properties": [
            "code": ["type": "string"], "message": ["type": "string"],
            "detail": ["type": "string", "nullable": true],
            "hint": ["type": "string", "nullable": true],
        ],
    ]

    private static let agentErrorSchema: JSONValue = [
        "type": "object",
        "required": ["detail"],
        "properties": [
            "detail": [
                "oneOf": [
                    ["type": "string"],
                    [
                        "type": "array",
                        "items": [
                            "type": "object", "required": ["loc", "msg", "type"],
                            "properties": [
                                "loc": ["type": "array"], "msg": ["type": "string"],
                                "type": ["type": "string"],
                            ],
                        ],
                    ],
                ]
            ]
        ],
    ]
}
