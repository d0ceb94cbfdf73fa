import Testing

@testable import Muster

@Suite struct PlanDiffTests {
    private func diff(_ before: String, _ after: String) throws -> PlanDiff {
        PlanDiff(
            before: try Plan(parsing: RecordedPlan.named(before).json),
            after: try Plan(parsing: RecordedPlan.named(after).json))
    }

    private func texts(_ diff: PlanDiff) -> [String] {
        diff.labels.map { label in label.text + (label.subject.map { " on \($0)" } ?? "") }
    }

    @Test func sequentialToIndexScan() throws {
        let diff = try diff("join, no index", "join, index")
        #expect(
            texts(diff) == [
                "Seq Scan → Index Scan on c", "Seq Scan → Bitmap Heap Scan on o",
                "index customers_email used on c", "index orders_customer used on o",
                "Hash Join → Nested Loop on c, o", "join sides swapped on c, o",
                "filter answered by the index on c",
            ])
        #expect(diff.rows.map(\.status) == [.changed, .removed, .changed, .changed, .added])
        #expect(diff.rows.map(\.depth) == [0, 1, 1, 1, 2])
        #expect(diff.verdict == .better && diff.basis == .cost && diff.time == nil)
        #expect(diff.improvement > 0.9 && diff.improvement < 0.92)
    }

    @Test func anotherIndex() throws {
        let diff = try diff("lookup, index", "lookup, better index")
        #expect(
            texts(diff) == [
                "index orders_customer_status used instead of orders_customer on orders",
                "filter answered by the index on orders",
            ])
        let back = try self.diff("lookup, better index", "lookup, index")
        #expect(texts(back).contains("index condition became a filter on orders"))
        #expect(back.verdict == .worse && back.improvement < -1)
    }

    @Test func sortRemoved() throws {
        let diff = try diff("latest, sorted", "latest, from the index")
        #expect(texts(diff).contains("Sort removed on orders"))
        #expect(texts(diff).contains("Bitmap Heap Scan → Index Scan Backward on orders"))
        #expect(
            diff.lines == [
                "cost 38.07 → 22.37 (41.2 % less), rows 5 → 5",
                "* Bitmap Heap Scan → Index Scan Backward on orders",
                "* index orders_customer_created used instead of orders_customer on orders",
                "* Sort removed on orders",
                "  Limit  (cost=38.07 → 22.37 rows=5)",
                "-   ->  Sort  (cost=38.09 rows=10)",
                "          Sort Key: created_at DESC",
                "~   ->  Index Scan Backward using orders_customer_created on orders"
                    + "  (cost=37.90 → 44.46 rows=10)",
                "-         was Bitmap Heap Scan on orders",
                "-         Recheck Cond: (customer_id = ?)",
                "+         Index Cond: (customer_id = ?)",
                "-         ->  Bitmap Index Scan on orders_customer  (cost=4.36 rows=10)",
                "                Index Cond: (customer_id = ?)",
            ])
    }

    @Test func joinOrder() throws {
        let diff = try diff("join order, free", "join order, as written")
        #expect(texts(diff).contains("join order changed"))
        #expect(texts(diff).contains("joins o, c instead of o, i"))
        #expect(diff.verdict == .worse && !diff.isSameShape)
        #expect(
            try !texts(self.diff("join, no index", "join, index")).contains("join order changed"))
    }

    @Test func aggregatesAndWorkers() throws {
        #expect(
            try texts(diff("distinct, hashed", "distinct, sorted"))
                == ["Sort added on orders", "HashAggregate → Unique on orders"])
        #expect(
            Set(try diff("count, alone", "count, parallel").labels.map(\.text)) == [
                "Seq Scan → Parallel Seq Scan", "Gather added", "Partial Aggregate added",
                "Aggregate → Finalize Aggregate",
            ])
    }

    @Test func spills() throws {
        let diff = try diff("sort external", "sort in memory")
        #expect(texts(diff) == ["spilled → in memory on orders"])
        #expect(diff.isSameShape)
        #expect(
            try texts(self.diff("sort in memory", "sort external")) == [
                "in memory → spilled on orders"
            ])
    }

    @Test func otherLiteralsAreNoChange() throws {
        func plan(_ value: String) throws -> Plan {
            try Plan(
                parsing: #"{"Node Type": "Seq Scan", "Alias": "t", "Filter": "(a = '\#(value)')"}"#)
        }
        let diff = PlanDiff(before: try plan("x"), after: try plan("y"))
        #expect(diff.rows.map(\.status) == [.unchanged] && diff.labels.isEmpty)
    }

    @Test func manyAlikeLabelsBecomeOne() throws {
        func plan(_ type: String) throws -> Plan {
            let scans = (1...9).map {
                #"{"Node Type": "\#(type)", "Relation Name": "p\#($0)", "Alias": "p\#($0)"}"#
            }
            return try Plan(
                parsing: #"{"Node Type": "Append", "Plans": [\#(scans.joined(separator: ","))]}"#)
        }
        let diff = PlanDiff(before: try plan("Seq Scan"), after: try plan("Index Scan"))
        #expect(texts(diff) == ["Seq Scan → Index Scan (9 times)"])
    }

    // MARK: Figures

    private func improvement(_ before: Double, _ after: Double) throws -> Double {
        func plan(_ cost: Double) throws -> Plan {
            try Plan(parsing: #"{"Node Type": "Result", "Total Cost": \#(cost)}"#)
        }
        return PlanDiff(before: try plan(before), after: try plan(after)).improvement
    }

    @Test func smallDifferencesAreNone() throws {
        #expect(try improvement(100, 25) == 0.75)
        #expect(try improvement(100, 99.01) == 0)
        #expect(try improvement(100, 98.9) > 0.01)
        #expect(try improvement(100, 300) == -2)
        #expect(try improvement(0.02, 0.01) == 0)
        #expect(try improvement(0, 0) == 0)
        #expect(try improvement(0, 50) == -1)
        #expect(try improvement(1e-6, 1e90) == -1e9)
    }

    @Test func measuredTimeDecidesWhereThereIsOne() throws {
        func plan(_ cost: Double, _ time: Double) throws -> Plan {
            try Plan(
                parsing: #"""
                    [{"Plan": {"Node Type": "Result", "Total Cost": \#(cost),
                    "Actual Total Time": \#(time), "Actual Loops": 1, "Actual Rows": 1},
                    "Execution Time": \#(time)}]
                    """#)
        }
        let diff = PlanDiff(before: try plan(100, 20), after: try plan(50, 40))
        #expect(diff.basis == .time && diff.improvement == -1 && diff.verdict == .worse)
        #expect(
            diff.lines[0]
                == "cost 100.00 → 50.00 (50.0 % less), time 20 ms → 40 ms (100 % more), rows 0 → 0")
        #expect(PlanDiff(before: try plan(1, 20), after: try plan(1, 21)).verdict == .same)
        #expect(PlanDiff(before: try plan(1, 0.05), after: try plan(1, 0.12)).verdict == .same)
    }

    // MARK: Laws

    @Test(arguments: RecordedPlan.all) func aPlanIsEqualToItself(_ recorded: RecordedPlan) throws {
        let plan = try Plan(parsing: recorded.json)
        let diff = PlanDiff(before: plan, after: plan)
        #expect(diff.rows.allSatisfy { $0.status == .unchanged })
        #expect(diff.rows.map { $0.after?.node } == plan.nodes.map(\.id))
        #expect(diff.labels.isEmpty && diff.verdict == .same && diff.isSameShape)
    }

    /// Every pair, however little it has in common.
    @Test func everyNodeStandsInOneRow() throws {
        let plans = try RecordedPlan.all.map { try Plan(parsing: $0.json) }
        for before in plans {
            for after in plans {
                let rows = PlanDiff(before: before, after: after).rows
                #expect(rows.compactMap { $0.after?.node } == after.nodes.map(\.id))
                #expect(rows.compactMap { $0.before?.node }.sorted() == before.nodes.map(\.id))
                #expect(rows.first?.depth == 0)
            }
        }
    }

    @Test func comesBackFromJSON() throws {
        for (before, after) in [("join, no index", "join, index"), ("sort external", "full: sort")]
        {
            let diff = try diff(before, after)
            let text = try JSONValue(encoding: diff).serialized()
            #expect(try JSONValue(parsing: text).decode(PlanDiff.self) == diff)
        }
    }
}
