import Testing

@testable import Muster

@Suite struct PlanFactsTests {
    private func facts(_ name: String) throws -> PlanFacts {
        try Plan(parsing: RecordedPlan.named(name).json).facts
    }

    @Test func saysWhatAPlanDoes() throws {
        let facts = try facts("three way join")
        #expect(facts.scanTypes == ["Bitmap Heap Scan", "Bitmap Index Scan", "Seq Scan"])
        #expect(facts.joinTypes == ["Hash Join"])
        #expect(facts.relations == ["customers", "items", "orders"])
        #expect(facts.indexes == ["orders_status"])
        #expect(facts.hadSeqScan && Set(facts.seqScans.map(\.relation)) == ["customers", "items"])
        #expect(facts.sorts.map(\.key) == [["(sum(i.quantity)) DESC"]])
        #expect(facts.sorts.first?.method == "quicksort" && facts.sorts.first?.isSpilled == false)
        #expect(facts.filters.contains { $0.kind == .recheck && $0.text == "(status = ?::text)" })
        #expect(facts.isAnalyzed && !facts.hasBuffers && !facts.isSpilled && !facts.isParallel)
        #expect(facts.nodeCount == 10 && facts.depth == 7 && facts.loops.isEmpty)
        #expect(facts.actualRows == 4 && facts.subplans.isEmpty)
        #expect(facts.costShares.first?.share ?? 0 > 0.1)
    }

    @Test func saysWhatWasSpilled() throws {
        let sort = try facts("full: sort")
        #expect(sort.isSpilled && sort.sorts.first?.isSpilled == true)
        #expect(sort.spills.first?.kilobytes ?? 0 > 100)
        #expect(sort.spills.first?.temporaryBlocks ?? 0 > 10)
        let hash = try facts("hash batches")
        #expect(hash.spills.map(\.title) == ["Hash"])
        #expect(hash.spills.first?.batches ?? 0 > 1)
        let aggregate = try facts("aggregate spilled")
        #expect(aggregate.spills.map(\.title) == ["HashAggregate"])
        #expect(try facts("aggregate hashed").isSpilled == false)
        // Without ANALYZE nobody knows.
        #expect(try facts("latest, sorted").sorts.first?.isSpilled == nil)
    }

    @Test func saysHowSubplansRun() throws {
        #expect(try facts("correlated filter").subplans.map(\.kind) == [.correlated])
        #expect(try facts("correlated filter").hasCorrelatedSubplan)
        #expect(try facts("correlated filter").subplans.first?.loops == 59)
        #expect(try facts("hashed subplan").subplans.map(\.kind) == [.hashed])
        #expect(try facts("init plan").subplans.map(\.kind) == [.initPlan])
        #expect(try facts("cte twice").subplans.map(\.kind) == [.cte])
        #expect(try !facts("hashed subplan").hasCorrelatedSubplan)
        let kept = try Plan(
            parsing: #"""
                {"Node Type": "Seq Scan", "Filter": "(NOT (SubPlan 1))", "Plans": [
                {"Node Type": "Materialize", "Parent Relationship": "SubPlan",
                "Subplan Name": "SubPlan 1"}]}
                """#)
        #expect(kept.facts.subplans.map(\.kind) == [.materialized])
    }

    @Test func saysWhatRunsAgain() throws {
        let loops = try facts("memoize").loops
        #expect(
            loops.contains { $0.title == "Memoize" && $0.expected == 2_999 && $0.actual == 2_999 })
        #expect(try facts("full: parallel").loops.isEmpty)
    }

    @Test func saysTheWorstEstimate() throws {
        let worst = try #require(try facts("full: misestimate").worstEstimate)
        #expect(worst.factor > 10 && worst.direction == .under)
        #expect(try facts("lookup, index").worstEstimate == nil)
    }

    @Test(arguments: RecordedPlan.all) func comesBackFromJSON(_ recorded: RecordedPlan) throws {
        let facts = try Plan(parsing: recorded.json).facts
        let text = try JSONValue(encoding: facts).serialized()
        #expect(try JSONValue(parsing: text).decode(PlanFacts.self) == facts)
    }

    /// SQL reads these names.
    @Test func keysAreStable() throws {
        let json = try JSONValue(encoding: facts("full: sort"))
        #expect(
            json.objectValue?.keys.sorted() == [
                "act_rows", "analyzed", "buffers", "buffers_present", "cost_shares", "depth",
                "est_rows", "execution_ms", "filters", "had_seq_scan", "has_correlated_subplan",
                "indexes", "join_types", "loops", "node_count", "parallel", "planning_ms",
                "relations", "scan_types", "seq_scans", "shape_hash", "sorts", "spilled", "spills",
                "startup_cost", "subplans", "total_cost", "version", "worst_estimate",
            ])
        #expect(
            json["seq_scans"]?[0]?.objectValue?.keys.sorted() == [
                "alias", "cost_share", "node", "relation", "rows", "rows_removed", "schema",
            ])
    }

    @Test func staysSmall() throws {
        let scan = #"{"Node Type": "Seq Scan", "Relation Name": "p", "Filter": "(a = 1)"}"#
        let members = Array(repeating: scan, count: 5_000).joined(separator: ",")
        let facts = try Plan(
            parsing: #"{"Node Type": "Append", "Total Cost": 9, "Plans": [\#(members)]}"#
        ).facts
        #expect(facts.nodeCount == 5_001 && facts.seqScans.count == 50)
        #expect(try JSONValue(encoding: facts).serialized().utf8.count < 30_000)
    }

    // MARK: Shape

    @Test func shapeIsAPromise() throws {
        // FNV-1a of nothing, and of "a", from its authors' test vectors.
        var hash = FNV1a()
        #expect(hash.digits == "cbf29ce484222325")
        hash.add("a")
        #expect(hash.digits == "af63dc4c8601ec8c")
        let plan = try Plan(
            parsing: #"{"Node Type": "Seq Scan", "Relation Name": "orders", "Alias": "o"}"#)
        #expect(plan.shapeHash == "1b9e147d5b166136")
    }

    @Test func shapeIgnoresFiguresAndConditions() throws {
        let base = #"{"Node Type": "Seq Scan", "Relation Name": "t", "Alias": "t""#
        let plain = try Plan(parsing: base + "}").shapeHash
        for more in [
            #""Total Cost": 5"#, #""Filter": "(a = 1)""#, #""Schema": "s""#, #""Actual Rows": 7"#,
            #""Shared Hit Blocks": 1"#, #""Output": ["a"]"#, #""Parallel Aware": false"#,
        ] {
            #expect(try Plan(parsing: "\(base), \(more)}").shapeHash == plain)
        }
        for other in [
            #""Parallel Aware": true"#, #""Index Name": "i""#, #""Alias": "x""#,
            #""Scan Direction": "Backward""#, #""Plans": [{"Node Type": "Result"}]"#,
        ] {
            #expect(try Plan(parsing: "\(base), \(other)}").shapeHash != plain)
        }
    }

    /// Recorded plans of different statements or circumstances have different shapes, and the same
    /// one recorded with and without execution has the same.
    @Test func shapeTellsPlansApart() throws {
        let planned = try facts("seq scan, planned").shapeHash
        #expect(try facts("seq scan").shapeHash == planned)
        #expect(try facts("index scan").shapeHash != planned)
        #expect(
            try facts("join order, free").shapeHash != facts("join order, as written").shapeHash)
        #expect(try facts("distinct, hashed").shapeHash != facts("distinct, sorted").shapeHash)
    }
}
