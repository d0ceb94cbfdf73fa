import Muster
import Testing

@Suite struct PlanTextTests {
    /// What the server prints for the same plan, line by line.
    @Test(arguments: RecordedPlan.all.filter { $0.form != .full })
    func printsWhatTheServerPrints(_ recorded: RecordedPlan) throws {
        let plan = try Plan(parsing: recorded.json)
        #expect(plan.lines(.explain) == recorded.text.split(separator: "\n").map(String.init))
    }
}
