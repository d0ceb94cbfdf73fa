import Muster
import Testing

@Suite struct PlanDiffTests {
    @Test func show() throws {
        for (a, b) in [
            ("lookup, no index", "lookup, index"), ("lookup, index", "lookup, better index"),
            ("latest, sorted", "latest, from the index"), ("join, no index", "join, index"),
            ("join order, free", "join order, as written"),
            ("distinct, hashed", "distinct, sorted"), ("count, alone", "count, parallel"),
            ("sort external", "sort in memory"),
        ] {
            let d = PlanDiff(
                before: try Plan(parsing: RecordedPlan.named(a).json),
                after: try Plan(parsing: RecordedPlan.named(b).json))
            print("=====", a, "=>", b, d.improvement, d.verdict)
            print(d.lines.joined(separator: "\n"))
        }
    }
}
