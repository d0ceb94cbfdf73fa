import Testing

@testable import Muster

@Suite struct PlanRedactionTests {
    @Test(arguments: RecordedPlan.all) func isTheSameBeforeAndAfterReading(
        _ recorded: RecordedPlan
    ) throws {
        let document = try JSONValue(parsing: recorded.json)
        let redacted = document.redactingPlanLiterals()
        #expect(try Plan(json: redacted) == Plan(json: document).redactingLiterals())
        #expect(redacted.redactingPlanLiterals() == redacted)
        #expect(try Plan(json: redacted).shapeHash == Plan(json: document).shapeHash)
    }

    /// The literals of the recorded statements; `'3'` and the like would be found in figures.
    @Test(arguments: RecordedPlan.all) func keepsNoLiteral(_ recorded: RecordedPlan) throws {
        let plan = try Plan(parsing: recorded.json)
        let stored = [
            try JSONValue(parsing: recorded.json).redactingPlanLiterals().serialized(),
            try JSONValue(encoding: plan.facts).serialized(),
            try JSONValue(encoding: PlanDiff(before: plan, after: plan)).serialized(),
            plan.redactingLiterals().lines(.explain).filter { !$0.hasPrefix("Settings") }
                .joined(separator: "\n"),
        ]
        for text in stored {
            for literal in [
                "gift", "user17@", "user5@", "2025-0", "secret", "geheim", "nobody", "'paid'",
                "'de'",
            ] {
                #expect(!text.replacing("events_2025-0", with: "").contains(literal))
            }
            // One column is called it's.
            #expect(!text.replacing("it's", with: "").contains("'"))
        }
    }

    @Test func doesNotTrustExtensions() throws {
        let options = JSONValue.ParsingOptions(duplicateKeys: .keepLast)
        for text in NewerServers.all {
            let redacted = try JSONValue(parsing: text, options: options).redactingPlanLiterals()
            #expect(!redacted.serialized().contains("sEcReT"))
        }
        let plan = try Plan(parsing: NewerServers.extensionScan).redactingLiterals()
        #expect(plan.root.other["Remote SQL"] == "SELECT a FROM r.t WHERE (a = ?)")
        #expect(plan.root.other["Columnar Projected Columns"] == "?")
        #expect(plan.root.other["Columnar Chunk Groups Removed"] == 3)
        #expect(plan.root.other["Filter"] == "?")
        #expect(plan.root.customProvider == "ColumnarScan")
    }

    @Test func keepsSettingsAndGroupingSets() throws {
        let settings = try JSONValue(parsing: RecordedPlan.named("full: parallel").json)
            .redactingPlanLiterals()
        #expect(settings[0]?["Settings"]?["search_path"] == "plan_cases")
        let sets = try Plan(parsing: RecordedPlan.named("aggregate mixed").json).redactingLiterals()
        #expect(sets.lines(.explain).contains("  Hash Key: (customer_id % ?)"))
    }
}
