import Testing

@testable import Muster

@Suite struct PlanMetricsTests {
    private func isNear(_ left: Double, _ right: Double, _ tolerance: Double = 1e-9) -> Bool {
        (left - right).magnitude <= tolerance * max(1, left.magnitude, right.magnitude)
    }

    // MARK: Cost

    @Test(arguments: RecordedPlan.all) func sharesOfCostAddUpToOne(_ recorded: RecordedPlan) throws
    {
        let plan = try Plan(parsing: recorded.json)
        let total = plan.metrics.nodes.reduce(0) { $0 + $1.costShare }
        #expect(isNear(total, plan.root.totalCost == 0 ? 0 : 1))
        for node in plan.nodes {
            let metrics = plan.metrics[node.id]
            let inputs = plan.children(of: node).map { plan.metrics[$0.id].inclusiveCost }
            #expect(isNear(metrics.inclusiveCost, metrics.selfCost + inputs.reduce(0, +)))
        }
    }

    @Test func plainNodesCostWhatTheirInputsLeave() throws {
        let plan = try Plan(parsing: RecordedPlan.named("sort external").json)
        let cost = try #require(plan.root.totalCost)
        let scan = try #require(plan.nodes[1].totalCost)
        #expect(isNear(plan.metrics[0].selfCost, cost - scan))
        #expect(isNear(plan.metrics[1].selfCost, scan))
    }

    /// Twenty outer rows: the inner side is where the cost is, though its own figure is for one run.
    @Test func innerSidesAreChargedForEveryExecution() throws {
        let plan = try Plan(parsing: RecordedPlan.named("nested loop").json)
        let inner = try #require(plan.nodes.first { $0.type == .bitmapHeapScan })
        #expect(plan.metrics[inner.id].executions == plan.nodes[1].planRows)
        #expect(plan.metrics[inner.id].inclusiveCost > 10 * (inner.totalCost ?? 0))
        #expect(plan.metrics[inner.id].costShare > 0.5)
    }

    /// The server keeps the rows: only comparing them is repeated, and that is the join's own work.
    @Test func materializedRowsAreNotReadAgain() throws {
        let plan = try Plan(parsing: RecordedPlan.named("materialize").json)
        let loop = try #require(plan.nodes.first { $0.type == .nestedLoop })
        let kept = try #require(plan.nodes.first { $0.type == .materialize })
        #expect(plan.metrics[kept.id].executions == 200)
        #expect(plan.metrics[kept.children[0]].executions == 1)
        #expect(plan.metrics[loop.id].costShare > 0.5)
    }

    @Test func limitsCapWhatIsBelow() throws {
        let plan = try Plan(parsing: RecordedPlan.named("index only scan backward").json)
        #expect(plan.nodes[1].totalCost ?? 0 > 500)
        #expect(plan.metrics[1].inclusiveCost == plan.root.totalCost)
        #expect(plan.metrics[0].selfCost == 0)
    }

    @Test func subplansAreChargedForTheParentsRows() throws {
        let correlated = try Plan(parsing: RecordedPlan.named("correlated subplan").json)
        #expect(correlated.metrics[1].executions == 30)
        #expect(correlated.metrics[1].inclusiveCost > 0.99 * (correlated.root.totalCost ?? 0))
        let hashed = try Plan(parsing: RecordedPlan.named("hashed subplan").json)
        #expect(hashed.metrics[1].executions == 1)
    }

    // MARK: Time

    @Test(arguments: RecordedPlan.all.filter { $0.form == .full })
    func timesAddUp(_ recorded: RecordedPlan) throws {
        let plan = try Plan(parsing: recorded.json)
        let total = try #require(plan.metrics.totalTime)
        let sum = plan.metrics.nodes.reduce(0) { $0 + ($1.selfTime ?? .nan) }
        // The server's figures are rounded to a microsecond per loop.
        let loops = plan.nodes.reduce(0) { $0 + ($1.actualLoops ?? 0) }
        #expect((sum - total).magnitude <= 0.1 * total + 0.001 * loops)
        #expect(isNear(plan.metrics.nodes.reduce(0) { $0 + ($1.timeShare ?? 0) }, 1))
    }

    @Test(arguments: RecordedPlan.all.filter { $0.form == .full })
    func blocksAddUp(_ recorded: RecordedPlan) throws {
        let plan = try Plan(parsing: recorded.json)
        let sum = plan.metrics.nodes.reduce(0) { $0 + ($1.selfBuffers?.touched ?? .nan) }
        #expect(sum == plan.metrics.totalBuffers?.touched)
        #expect(sum == plan.root.buffers?.touched)
    }

    /// 12 of the scan's 19 ms are the InitPlan's, which hangs below the aggregate.
    @Test func initPlansAreTakenFromTheNodeThatReadsThem() throws {
        let plan = try Plan(parsing: NewerServers.initPlan17)
        #expect(plan.metrics.nodes.map(\.selfTime) == [1, 12, 7])
        let old = NewerServers.initPlan17
            .replacing("\"InitPlan 1\"", with: "\"InitPlan 1 (returns $1)\"")
            .replacing("(InitPlan 1).col1", with: "$1")
        #expect(try Plan(parsing: old).metrics.nodes.map(\.selfTime) == [1, 12, 7])
        // $12 is another parameter: nobody reads the result, so the parent pays.
        let other = old.replacing("(a > $1)", with: "(a > $12)")
        #expect(try Plan(parsing: other).metrics.nodes.map(\.selfTime) == [0, 12, 19])
    }

    @Test func recordedInitPlanIsNotCountedTwice() throws {
        let plan = try Plan(parsing: RecordedPlan.named("full: init plan below").json)
        let initPlan = try #require(plan.nodes.first { $0.relationship == .initPlan })
        let reader = try #require(
            plan.nodes.first { $0.condition(.filter)?.contains("$0") == true })
        let readersTime = try #require(plan.metrics[reader.id].inclusiveTime)
        let initTime = try #require(plan.metrics[initPlan.id].inclusiveTime)
        #expect(readersTime > initTime)
        #expect(isNear(plan.metrics[reader.id].selfTime ?? 0, readersTime - initTime, 1e-6))
    }

    @Test func ctesAreTakenFromTheirScans() throws {
        let plan = try Plan(parsing: RecordedPlan.named("full: cte twice").json)
        let scans = plan.nodes.filter { $0.type == .cteScan }
        let source = try #require(plan.nodes.first { $0.isCTE })
        let own = scans.reduce(0) { $0 + (plan.metrics[$1.id].selfTime ?? .nan) }
        let all = scans.reduce(0) { $0 + (plan.metrics[$1.id].inclusiveTime ?? .nan) }
        #expect(scans.count == 2)
        #expect(isNear(own, all - (plan.metrics[source.id].inclusiveTime ?? .nan), 1e-6))
        // The parent has only what its own inputs leave: the CTE is inside of them.
        let inputs = plan.children(of: plan.root).filter { !$0.isCTE }
            .reduce(0) { $0 + (plan.metrics[$1.id].inclusiveTime ?? .nan) }
        let rest = (plan.metrics[0].inclusiveTime ?? .nan) - inputs
        #expect(isNear(plan.metrics[0].selfTime ?? .nan, rest, 1e-6))
    }

    @Test func unreadCTEsRunBesideTheRoot() throws {
        let plan = try Plan(
            parsing: #"""
                {"Node Type": "Result", "Actual Total Time": 1, "Actual Loops": 1, "Total Cost": 1,
                "Shared Hit Blocks": 0, "Plans": [{"Node Type": "ModifyTable",
                "Parent Relationship": "InitPlan", "Subplan Name": "CTE gone",
                "Actual Total Time": 5, "Actual Loops": 1, "Shared Hit Blocks": 40}]}
                """#)
        #expect(plan.metrics.nodes.map(\.selfTime) == [1, 5])
        #expect(plan.metrics.totalTime == 6)
        #expect(plan.metrics.totalBuffers?.sharedHit == 40)
    }

    @Test func nestedCTEsOfOneNameAreToldApart() throws {
        let scan = #"""
            {"Node Type": "CTE Scan", "CTE Name": "x", "Alias": "x",
            "Parent Relationship": "Outer", "Actual Total Time": 4, "Actual Loops": 1}
            """#
        func cte(_ time: Int) -> String {
            #"""
            {"Node Type": "Result", "Parent Relationship": "InitPlan", "Subplan Name": "CTE x",
            "Actual Total Time": \#(time), "Actual Loops": 1}
            """#
        }
        let plan = try Plan(
            parsing: #"""
                {"Node Type": "Nested Loop", "Actual Total Time": 20, "Actual Loops": 1, "Plans": [
                \#(cte(3)), \#(scan), {"Node Type": "Limit", "Actual Total Time": 9,
                "Actual Loops": 1, "Parent Relationship": "Inner", "Plans": [\#(cte(1)), \#(scan)]}]}
                """#)
        #expect(plan.metrics.nodes.map(\.selfTime) == [7, 3, 1, 5, 1, 3])
    }

    /// Times below a Gather are means of what runs at the same time on several processors.
    @Test func parallelProcessesShareTheClock() throws {
        let plan = try Plan(
            parsing: #"""
                {"Node Type": "Gather", "Actual Total Time": 10, "Actual Loops": 1,
                "Workers Planned": 2, "Workers Launched": 2, "Plans": [
                {"Node Type": "Nested Loop", "Parent Relationship": "Outer",
                "Actual Total Time": 9, "Actual Loops": 3, "Actual Rows": 5, "Plans": [
                {"Node Type": "Seq Scan", "Parent Relationship": "Outer",
                "Actual Total Time": 3, "Actual Loops": 3, "Actual Rows": 5},
                {"Node Type": "Index Scan", "Parent Relationship": "Inner",
                "Actual Total Time": 0.5, "Actual Loops": 30, "Actual Rows": 1}]}]}
                """#)
        #expect(plan.metrics.nodes.map(\.selfTime) == [1, 1, 3, 5])
        #expect(plan.metrics.nodes.map(\.processes) == [1, 3, 3, 3])
        #expect(plan.metrics[3].totalRows == 30)
    }

    // MARK: Estimates

    @Test func tellsHowFarEstimatesAreOff() throws {
        #expect(EstimateFactor(expected: 10, actual: 1_000).factor == 100)
        #expect(EstimateFactor(expected: 10, actual: 1_000).direction == .under)
        #expect(EstimateFactor(expected: 10, actual: 1).direction == .over)
        #expect(EstimateFactor(expected: 1, actual: 0.33).direction == .exact)
        #expect(EstimateFactor(expected: 0, actual: 0).factor == 1)

        let plan = try Plan(parsing: RecordedPlan.named("full: misestimate").json)
        let scan = try #require(plan.nodes.first { $0.relation == "orders" })
        let estimate = try #require(plan.metrics[scan.id].estimate)
        #expect(estimate.direction == .under && estimate.factor > 10)
    }

    @Test func judgesNothingThatWasStoppedOrNeverRan() throws {
        let limited = try Plan(parsing: RecordedPlan.named("index only scan backward").json)
        #expect(limited.metrics[0].estimate?.direction == .exact)
        #expect(limited.metrics[1].estimate == nil)
        let idle = try Plan(parsing: RecordedPlan.named("full: never executed").json)
        let never = try #require(idle.nodes.first { $0.isNeverExecuted })
        #expect(idle.metrics[never.id].estimate == nil && idle.metrics[never.id].selfTime == 0)
        let bitmap = try Plan(parsing: RecordedPlan.named("bitmap and").json)
        #expect(bitmap.metrics[1].estimate == nil && bitmap.nodes[1].type == .bitmapAnd)
        // A sort takes everything before it gives the first row.
        let sorted = try Plan(parsing: RecordedPlan.named("sort top-n").json)
        #expect(sorted.metrics[2].estimate?.direction == .exact)
    }
}
