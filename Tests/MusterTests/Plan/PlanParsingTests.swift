import Testing

@testable import Muster

@Suite struct PlanParsingTests {
    @Test(arguments: RecordedPlan.all) func readsEveryNode(_ recorded: RecordedPlan) throws {
        let plan = try Plan(parsing: recorded.json)
        #expect(plan.nodes.count == recorded.json.split(separator: "\"Node Type\":").count - 1)
        for node in plan.nodes {
            #expect(plan.nodes[node.id] == node)
            #expect(node.children.allSatisfy { plan.nodes[$0].parent == node.id })
            #expect(node.depth == (node.parent.map { plan.nodes[$0].depth + 1 } ?? 0))
            #expect(node.type.rawValue != "Unknown")
            #expect(node.totalCost != nil && node.planRows != nil)
        }
        #expect(plan.isAnalyzed == (recorded.form != .plain))
    }

    @Test func readsEveryFigure() throws {
        let plan = try Plan(parsing: RecordedPlan.named("full: parallel").json)
        let gather = try #require(plan.nodes.first { $0.type == .gatherMerge })
        #expect(gather.workersPlanned == 2 && gather.workersLaunched == 2)
        let scan = try #require(plan.nodes.first { $0.relation == "orders" })
        #expect(scan.schema == "plan_cases" && scan.alias == "o" && scan.isParallelAware)
        // The leader takes part, too; a worker that came too late is not listed.
        #expect(scan.actualLoops == Double(scan.workers.count + 1))
        #expect(!scan.workers.isEmpty && scan.workers.allSatisfy { $0.number ?? 9 < 2 })
        #expect(scan.output.first == "o.id")
        #expect(scan.buffers?.sharedHit ?? 0 > 100)
        #expect(plan.settings["parallel_setup_cost"] == "0")
        #expect(plan.queryIdentifier != nil && plan.planningTime != nil)
        #expect(plan.planningBuffers != nil && plan.executionTime != nil)

        let sort = try Plan(parsing: RecordedPlan.named("full: sort").json).root
        #expect(sort.sortKey == ["orders.note", "orders.total"])
        #expect(sort.sortMethod == "external merge" && sort.sortSpaceType == "Disk")
        #expect(sort.isSpilled && sort.buffers?.tempWritten ?? 0 > 0)

        let insert = try Plan(parsing: RecordedPlan.named("full: insert").json)
        #expect(insert.root.wal?.records ?? 0 >= 89)
        let update = try Plan(parsing: RecordedPlan.named("full: update with trigger").json)
        #expect(update.triggers.map(\.name) == ["staff_touch"])
        #expect(update.triggers.first?.calls == 49)
    }

    @Test func readsNewerServers() throws {
        let plan = try Plan(parsing: NewerServers.version18)
        #expect(
            plan.nodes.map(\.method) == [
                "WindowAgg", "Nested Loop Right Semi Join", "Seq Scan", "Index Scan",
            ])
        #expect(plan.nodes[3].actualRows == 0.33 && plan.nodes[3].indexSearches == 30)
        #expect(plan.nodes[1].isDisabled && !plan.nodes[0].isDisabled)
        #expect(plan.root.isSpilled && plan.root.buffers?.readTime == 2)
        #expect(plan.root.other["Window"] != nil && plan.planningBuffers?.sharedHit == 7)
        #expect(
            plan.lines(.explain).contains(
                "        ->  Index Scan using o_pkey on o  (cost=0.28..0.90 rows=1 width=8)"
                    + " (actual time=0.010..0.200 rows=0.33 loops=30)"))
        let anti = try Plan(parsing: NewerServers.rightAnti16)
        #expect(anti.root.method == "Hash Right Anti Join" && anti.root.workers.count == 1)
    }

    @Test func keepsWhatItDoesNotKnow() throws {
        let plan = try Plan(parsing: NewerServers.extensionScan)
        #expect(plan.nodes.map(\.type) == ["Custom Scan", "Unknown", "Tidy Scan"])
        #expect(plan.root.title == "Async Custom Scan (ColumnarScan) on t")
        #expect(plan.root.condition(.filter) == nil && plan.root.other["Filter"] == 17)
        #expect(plan.root.output.isEmpty && plan.root.other["Output"] == "'sEcReT'")
        #expect(plan.root.workers.count == 1)
        #expect(plan.root.other["Columnar Chunk Groups Removed"] == 3)
        #expect(plan.jit == Plan.JIT(functions: 12, totalTime: 25.5))
    }

    @Test func takesTheFormsOfADocument() throws {
        let node = #"{"Node Type": "Result", "Total Cost": 1}"#
        for text in [node, #"{"Plan": \#(node)}"#, #"[{"Plan": \#(node)}, {"Plan": {}}]"#] {
            #expect(try Plan(parsing: text).root.type == .result)
        }
    }

    @Test(arguments: [
        ("[]", "not a plan: the document is empty"),
        ("[\"Utility Statement\"]", "not a plan: the document has no statement that is planned"),
        ("3", "not a plan: the document has no statement that is planned"),
        ("{}", "not a plan: the document has no member \"Plan\""),
        ("[{\"Plan\": []}]", "not a plan: the topmost node has no type"),
        ("[{\"Plan\": {\"Node Type\": 5}}]", "not a plan: the topmost node has no type"),
        ("[{\"Plan\": {\"Filter\": 'x'}}]", "invalid JSON at byte 21: unexpected character"),
    ])
    func refuses(text: String, message: String) {
        let error = #expect(throws: PlanError.self) { try Plan(parsing: text) }
        #expect(error?.description == message)
    }

    @Test func limitsNodes() {
        let child = #"{"Node Type": "Seq Scan"}"#
        let children = Array(repeating: child, count: 50).joined(separator: ",")
        let text = #"{"Node Type": "Append", "Plans": [\#(children)]}"#
        #expect(throws: Never.self) { try Plan(parsing: text, limits: PlanLimits(nodes: 51)) }
        #expect(throws: PlanError.tooManyNodes(limit: 50)) {
            try Plan(parsing: text, limits: PlanLimits(nodes: 50))
        }
    }

    /// Thousands of InitPlans, each read by another scan: a search for each would take minutes.
    @Test(.timeLimit(.minutes(1))) func doesNotSearchForEachInitPlan() throws {
        let children = (0..<5_000).map { number in
            #"""
            {"Node Type": "Result", "Parent Relationship": "InitPlan", "Actual Loops": 1,
            "Actual Total Time": 1, "Subplan Name": "InitPlan \#(number) (returns $\#(number))"},
            {"Node Type": "Seq Scan", "Parent Relationship": "Member", "Actual Loops": 1,
            "Actual Total Time": 3, "Filter": "(a > $\#(number))"}
            """#
        }
        let plan = try Plan(
            parsing: #"""
                {"Node Type": "Append", "Actual Loops": 1, "Actual Total Time": 15000,
                "Plans": [\#(children.joined(separator: ","))]}
                """#)
        #expect(
            plan.metrics.nodes.dropFirst().map(\.selfTime) == (0..<5_000).flatMap { _ in [1, 2] })
        #expect(plan.metrics.nodes.reduce(0) { $0 + ($1.selfTime ?? 0) } == 15_000)
    }

    private func chain(_ depth: Int) -> String {
        let opening = #"{"Node Type": "Limit", "Total Cost": 5, "Plans": ["#
        return String(repeating: opening, count: depth - 1) + #"{"Node Type": "Result"}"#
            + String(repeating: "]}", count: depth - 1)
    }

    /// Everything that works on a plan as deep as is allowed, on a thread of the pool.
    @Test func survivesTheDeepestPlan() async throws {
        let text = chain(1_000)
        try await Task.detached {
            let plan = try Plan(parsing: text)
            #expect(plan.nodes.count == 1_000 && plan.nodes[999].depth == 999)
            #expect(plan.lines(.explain).count == 1_000)
            #expect(plan.lines(.annotated).count == 1_001)
            #expect(plan.facts.depth == 1_000)
            #expect(plan.redactingLiterals() == plan)
            #expect(PlanDiff(before: plan, after: plan).verdict == .same)
            let document = try Plan.json(parsing: text, limits: PlanLimits())
            #expect(document.redactingPlanLiterals() == document)
            #expect(document.serialized().utf8.count > 1_000)
        }.value
        #expect(throws: PlanError.tooDeep(limit: 1_000)) { try Plan(parsing: chain(1_001)) }
        #expect(throws: PlanError.tooDeep(limit: 1_000)) { try Plan(parsing: chain(100_000)) }
    }
}
