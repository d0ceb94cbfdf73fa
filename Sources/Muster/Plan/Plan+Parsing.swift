extension Plan {
    /// Reads the first plan of what `EXPLAIN (FORMAT JSON)` gave.
    ///
    /// Takes the array that `EXPLAIN` gives, the object that `auto_explain` logs, or a bare node.
    /// A statement that a rule turned into several has several plans; the first one counts.
    ///
    /// - Parameters:
    ///   - text: the document.
    ///   - limits: how large the plan may be.
    /// - Throws: ``PlanError``.
    public init(parsing text: String, limits: PlanLimits = PlanLimits()) throws(PlanError) {
        try self.init(json: Self.json(parsing: text, limits: limits), limits: limits)
    }

    /// Reads the first plan of a parsed document.
    ///
    /// - Parameters:
    ///   - json: the document.
    ///   - limits: how large the plan may be.
    /// - Throws: ``PlanError``.
    public init(json: JSONValue, limits: PlanLimits = PlanLimits()) throws(PlanError) {
        var document = json
        if case .array(let elements) = json {
            guard let first = elements.first else { throw .notAPlan("the document is empty") }
            document = first
        }
        guard case .object(let members) = document else {
            // EXPLAIN of a utility statement gives the text "Utility Statement".
            throw .notAPlan("the document has no statement that is planned")
        }
        guard members["Plan"] != nil || members["Node Type"] != nil else {
            throw .notAPlan("the document has no member \"Plan\"")
        }
        let root = members["Plan"] ?? document
        self.init(nodes: try PlanReader.nodes(of: root, limits: limits))
        if members["Plan"] != nil { readSummary(members) }
    }

    /// Parses text with limits that let through every plan within `limits`.
    ///
    /// A level of the plan is two of JSON; extensions nest a little more below a node. Of repeated
    /// keys the last one counts, as in `jsonb`: custom scans of extensions are not always careful.
    static func json(parsing text: String, limits: PlanLimits) throws(PlanError) -> JSONValue {
        let depth = min(max(limits.depth, 1), 1_000_000) * 2 + 32
        do {
            return try JSONValue(
                parsing: text, options: .init(maximumDepth: depth, duplicateKeys: .keepLast))
        } catch {
            throw error.reason == .tooDeep ? .tooDeep(limit: limits.depth) : .invalidJSON(error)
        }
    }

    private mutating func readSummary(_ members: [String: JSONValue]) {
        planningTime = PlanReader.figure(members["Planning Time"])
        executionTime = PlanReader.figure(members["Execution Time"])
        queryIdentifier = members["Query Identifier"]?.integerValue
        planningBuffers = members["Planning"]?.objectValue.flatMap(PlanReader.buffers)
        for (name, value) in members["Settings"]?.objectValue ?? [:] {
            settings[name] = value.stringValue
        }
        triggers = (members["Triggers"]?.arrayValue ?? []).filter { $0.objectValue != nil }.map {
            Trigger(
                name: $0["Trigger Name"]?.stringValue,
                constraint: $0["Constraint Name"]?.stringValue,
                relation: $0["Relation"]?.stringValue, time: PlanReader.figure($0["Time"]),
                calls: PlanReader.figure($0["Calls"]))
        }
        if let compilation = members["JIT"], compilation.objectValue != nil {
            jit = JIT(
                functions: PlanReader.figure(compilation["Functions"]),
                totalTime: PlanReader.figure(compilation["Timing"]?["Total"]))
        }
    }
}
