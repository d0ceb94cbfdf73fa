import Testing

@testable import Muster

@Suite struct PlanSketchTests {
    /// Whatever the complete parser says of cost and indexes, the sketch says too.
    @Test func agreesWithTheCompleteParser() throws {
        for recorded in RecordedPlan.all {
            let plan = try Plan(parsing: recorded.json)
            let sketch = try PlanSketch(parsing: recorded.json)
            #expect(sketch.totalCost == plan.totalCost, "\(recorded.name)")
            #expect(Set(sketch.indexUses.map(\.name)) == plan.indexNames, "\(recorded.name)")
        }
    }

    @Test func countsDescentsByTheOuterRows() throws {
        let sketch = try PlanSketch(
            parsing: """
                [{"Plan": {"Node Type": "Nested Loop", "Total Cost": 10.5, "Plan Rows": 40, "Plans": [
                  {"Node Type": "Index Scan", "Parent Relationship": "Outer", "Index Name": "a",
                   "Plan Rows": 7, "Total Cost": 1, "Filter": "(x = 'a \\"}]{[ b'::text)"},
                  {"Node Type": "Nested Loop", "Parent Relationship": "Inner", "Plan Rows": 3,
                   "Total Cost": 1, "Output": ["p", {"q": "]"}], "Plans": [
                    {"Node Type": "Index Scan", "Parent Relationship": "Outer", "Index Name": "b",
                     "Plan Rows": 5, "Total Cost": 1},
                    {"Node Type": "Materialize", "Parent Relationship": "Inner", "Plan Rows": 5,
                     "Total Cost": 1, "Plans": [
                      {"Node Type": "Index Scan", "Parent Relationship": "Outer",
                       "Index Name": "c\\u0041", "Plan Rows": 1, "Total Cost": 1}]}]}]}}]
                """)
        #expect(sketch.totalCost == 10.5)
        #expect(sketch.indexUses.map(\.name) == ["a", "b", "cA"])
        #expect(sketch.indexUses.map(\.descents) == [1, 7, 7])
    }

    /// 100 rounds cost 210 - 10, so 2 each, where the scan itself costs 8: a quarter is run.
    @Test func roundsAnsweredByTheCacheDoNotCount() throws {
        let sketch = try PlanSketch(
            parsing: """
                [{"Plan": {"Node Type": "Nested Loop", "Total Cost": 210, "Plan Rows": 9, "Plans": [
                  {"Node Type": "Seq Scan", "Plan Rows": 100, "Total Cost": 10},
                  {"Node Type": "Memoize", "Plan Rows": 1, "Total Cost": 8.1, "Plans": [
                    {"Node Type": "Index Scan", "Index Name": "a", "Plan Rows": 1,
                     "Total Cost": 8}]}]}}]
                """)
        #expect(sketch.indexUses == [.init(name: "a", descents: 25, rows: 1)])
    }

    @Test(arguments: [
        "", "[]", "[{}]", "{\"Plan\": {}}", "[{\"Plan\": {\"Node Type\": \"x", "[{\"Plan\": 7}]",
    ])
    func refusesWhatIsNoPlan(_ text: String) {
        #expect(throws: PlanError.self) { try PlanSketch(parsing: text) }
    }

    @Test func endsAtAnyDepth() {
        let deep = String(repeating: #"{"Plans": ["#, count: 100_000)
        #expect(throws: PlanError.self) { try PlanSketch(parsing: "[{\"Plan\": " + deep) }
    }
}
