extension JSONValue {
    /// An `EXPLAIN` document with every literal in its expressions replaced by `?`.
    ///
    /// Names of tables, columns, indexes and the like stay, and so do figures. Texts under keys that
    /// no server is known to write become `?` as a whole, because nobody can say what an extension
    /// puts there; the statement's own text and parameters go. This is the form to store.
    ///
    /// - Returns: the document without literals; redacting it again changes nothing.
    public func redactingPlanLiterals() -> JSONValue { PlanRedaction.redact(self, as: .unknown) }
}

extension Plan {
    /// The plan with every literal in its expressions replaced by `?`.
    ///
    /// - Returns: the plan as if read from ``JSONValue/redactingPlanLiterals()``.
    public func redactingLiterals() -> Plan {
        let redacted = nodes.map { node in
            var node = node
            for index in node.conditions.indices {
                node.conditions[index].text = SQLLiterals.redact(node.conditions[index].text)
            }
            node.output = node.output.map(SQLLiterals.redact)
            node.sortKey = node.sortKey.map(SQLLiterals.redact)
            node.presortedKey = node.presortedKey.map(SQLLiterals.redact)
            node.groupKey = node.groupKey.map(SQLLiterals.redact)
            node.cacheKey = node.cacheKey.map(SQLLiterals.redact)
            node.other = PlanRedaction.redact(members: node.other)
            return node
        }
        var plan = Plan(nodes: redacted)
        plan.planningTime = planningTime
        plan.executionTime = executionTime
        plan.planningBuffers = planningBuffers
        plan.settings = settings
        plan.triggers = triggers
        plan.jit = jit
        plan.queryIdentifier = queryIdentifier
        return plan
    }
}
