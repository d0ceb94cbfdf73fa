/// What may be kept of the texts in a plan.
enum PlanRedaction {
    /// What kind of text stands under a key.
    enum Content {
        /// A name or one of the server's own words.
        case name
        /// SQL.
        case expression
        /// Anything.
        case unknown
    }

    static func redact(_ value: JSONValue, as content: Content) -> JSONValue {
        switch value {
        case .object(let members):
            return .object(redact(members: members))
        case .array(let elements):
            return .array(elements.map { redact($0, as: content) })
        case .string(let text):
            switch content {
            case .name: return value
            case .expression: return .string(SQLLiterals.redact(text))
            case .unknown: return "?"
            }
        case .integer, .number:
            // A bare number where SQL should be is a literal.
            if case .expression = content { return "?" }
            return value
        case .null, .bool:
            return value
        }
    }

    static func redact(members: [String: JSONValue]) -> [String: JSONValue] {
        var redacted: [String: JSONValue] = [:]
        redacted.reserveCapacity(members.count)
        for (key, value) in members where !dropped.contains(key) {
            redacted[key] =
                key == "Settings" ? settings(value) : redact(value, as: content(of: key))
        }
        return redacted
    }

    /// Planner settings keep their values: they are no part of the statement.
    private static func settings(_ value: JSONValue) -> JSONValue {
        guard case .object(let members) = value else { return redact(value, as: .unknown) }
        return .object(members.mapValues { redact($0, as: .name) })
    }

    private static func content(of key: String) -> Content {
        if names.contains(key) { return .name }
        return expressions.contains(key) ? .expression : .unknown
    }

    /// What `auto_explain` adds to a plan.
    private static let dropped: Set<String> = ["Query Text", "Query Parameters"]

    private static let names: Set<String> = [
        "Alias", "CTE Name", "Cache Mode", "Command", "Conflict Arbiter Indexes",
        "Conflict Resolution", "Constraint Name", "Custom Plan Provider", "Format",
        "Function Name", "Index Name", "Join Type", "Node Type", "Operation",
        "Parent Relationship", "Partial Mode", "Relation", "Relation Name", "Sampling Method",
        "Scan Direction", "Schema", "Sort Method", "Sort Methods Used", "Sort Space Type",
        "Storage", "Strategy", "Subplan Name", "Table Function Name", "Trigger Name",
        "Tuplestore Name",
    ]

    private static let expressions: Set<String> = Set(
        PlanNode.Condition.Kind.allCases.map(\.rawValue) + [
            "Cache Key", "Function Call", "Group Key", "Group Keys", "Hash Key", "Hash Keys",
            "Output", "Params Evaluated", "Presorted Key", "Relations", "Remote SQL",
            "Repeatable Seed", "Sampling Parameters", "Sort Key", "Table Function Call", "Window",
        ])
}
