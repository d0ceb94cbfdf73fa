import Muster

/// Plans as EXPLAIN prints them in JSON: tree, facts, metrics, text, differences.
struct PlanTarget: FuzzTarget {
    func read(_ input: [UInt8]) -> FuzzOutcome {
        let text = String(decoding: input, as: UTF8.self)
        _ = try? PlanSketch(parsing: text)
        guard let plan = try? Plan(parsing: text) else { return .refused }
        let shares = plan.metrics.nodes.map(\.costShare)
        guard shares.allSatisfy({ $0 >= 0 && $0 <= 1.000001 }) else {
            return .broken("the shares of its nodes are no shares")
        }
        _ = plan.lines(.explain)
        _ = plan.lines(.annotated)
        guard (try? JSONValue(encoding: PlanFacts(plan))) != nil else {
            return .broken("its facts cannot be written")
        }
        let redacted = plan.redactingLiterals()
        let diff = PlanDiff(before: plan, after: redacted)
        guard diff.rows.count(where: { $0.after != nil }) == redacted.nodes.count else {
            return .broken("a difference does not show every node")
        }
        return .accepted
    }
}
