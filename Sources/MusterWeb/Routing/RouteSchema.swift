public import Muster

/// What a route takes and gives, in the words of JSON Schema, for `/openapi.json`.
public struct RouteSchema: Sendable {
    /// A parameter of the query.
    public struct Parameter: Sendable {
        /// Its name.
        public let name: String
        /// What it means.
        public let summary: String
        /// A JSON Schema.
        public let schema: JSONValue
        /// Whether it may come several times.
        public let isRepeatable: Bool

        /// Makes a parameter.
        ///
        /// - Parameters:
        ///   - name: its name.
        ///   - summary: what it means.
        ///   - schema: a JSON Schema.
        ///   - isRepeatable: whether it may come several times.
        public init(
            _ name: String, _ summary: String, _ schema: JSONValue = ["type": "string"],
            isRepeatable: Bool = false
        ) {
            self.name = name
            self.summary = summary
            self.schema = schema
            self.isRepeatable = isRepeatable
        }
    }

    /// The parameters of the query.
    public let query: [Parameter]
    /// The schemas of the named segments of the path; a string when not named here.
    public let path: [String: JSONValue]
    /// The schema of the body; nil when there is none.
    public let body: JSONValue?
    /// The schema of the answer.
    public let answer: JSONValue
    /// The media type of the answer.
    public let answerType: String
    /// The status of the answer.
    public let status: Int

    /// Makes a schema.
    ///
    /// - Parameters:
    ///   - query: the parameters of the query.
    ///   - path: the schemas of the named segments of the path.
    ///   - body: the schema of the body.
    ///   - answer: the schema of the answer.
    ///   - answerType: the media type of the answer.
    ///   - status: the status of the answer.
    public init(
        query: [Parameter] = [], path: [String: JSONValue] = [:], body: JSONValue? = nil,
        answer: JSONValue = ["type": "object"], answerType: String = "application/json",
        status: Int = 200
    ) {
        self.query = query
        self.path = path
        self.body = body
        self.answer = answer
        self.answerType = answerType
        self.status = status
    }
}
