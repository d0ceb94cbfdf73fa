import Muster
import Testing

@testable import MusterWeb

@Suite struct PlanPictureTests {
    private static let json = """
        [{"Plan": {"Node Type": "Hash Join", "Join Type": "Inner", "Startup Cost": 1, \
        "Total Cost": 1000, "Plan Rows": 50, "Plan Width": 8, "Hash Cond": "(a.id = b.id)", "Plans": [\
        {"Node Type": "Seq Scan", "Parent Relationship": "Outer", "Relation Name": "<big>", \
        "Alias": "<big>", "Startup Cost": 0, "Total Cost": 950, "Plan Rows": 100000, "Plan Width": 8},\
        {"Node Type": "Hash", "Parent Relationship": "Inner", "Startup Cost": 1, "Total Cost": 20, \
        "Plan Rows": 10, "Plan Width": 8, "Plans": [{"Node Type": "Index Scan", "Parent Relationship": \
        "Outer", "Relation Name": "b", "Alias": "b", "Index Name": "b_pkey", "Startup Cost": 0, \
        "Total Cost": 19, "Plan Rows": 10, "Plan Width": 8}]}]}}]
        """

    @Test func theTableShowsTheWorstNode() throws {
        let markup = PlanTable(plan: try Plan(parsing: Self.json)).html.markup
        #expect(markup.contains("badge bad\"><span aria-hidden=\"true\">✕</span> 95.0 %"))
        #expect(!markup.contains("<big>"))
        #expect(markup.contains("Hash Cond: <code>(a.id = b.id)</code>"))
    }

    @Test func theTreeHasABoxForEachNode() throws {
        let markup = PlanTree(plan: try Plan(parsing: Self.json)).svg.markup
        #expect(markup.ranges(of: "<rect class=\"box").count == 4)
        #expect(markup.ranges(of: "class=\"edge\"").count == 3)
        #expect(!markup.contains("<big>"))
    }

    @Test(arguments: [
        (0.05, Badge.Tone.plain), (0.11, .fair), (0.51, .poor), (0.91, .bad), (0.1, .plain),
    ])
    func shares(share: Double, tone: Badge.Tone) { #expect(PlanThreshold.share(share) == tone) }

    @Test(arguments: [(10.0, Badge.Tone.plain), (11, .fair), (101, .poor), (1001, .bad)])
    func estimates(factor: Double, tone: Badge.Tone) {
        #expect(PlanThreshold.estimate(factor) == tone)
    }
}
