import Testing

@testable import Muster

@Suite struct PlanTextTests {
    /// What the server prints for the same plan, line by line.
    @Test(arguments: RecordedPlan.all.filter { $0.form != .full })
    func printsWhatTheServerPrints(_ recorded: RecordedPlan) throws {
        let plan = try Plan(parsing: recorded.json)
        #expect(plan.lines(.explain) == recorded.text.split(separator: "\n").map(String.init))
    }

    @Test func putsFiguresBeforeEachNode() throws {
        let plan = try Plan(parsing: NewerServers.version18)
        #expect(
            plan.lines(.annotated) == [
                "self %    time  rows  actual  off by  loops  plan",
                " 5.3 %  0.5 ms    10      10              1  WindowAgg",
                "26.3 %  2.5 ms    10      10              1    ->  Nested Loop Right Semi Join",
                " 5.3 %  0.5 ms    30      30              1          ->  Seq Scan on c",
                "63.2 %    6 ms     1    0.33             30          ->  Index Scan using o_pkey on o",
                "                                                           Index Cond: (id = c.id)",
                "                                                           Filter: (total > (InitPlan 1).col1)",
                "                                                           Rows Removed by Filter: 1",
                "Planning Time: 0.300 ms",
                "Execution Time: 9.900 ms",
            ])
    }

    @Test func putsCostsBeforePlansThatWereNotRun() throws {
        let plan = try Plan(parsing: RecordedPlan.named("lookup, index").json)
        #expect(
            plan.lines(.annotated) == [
                "self %  cost  rows  plan",
                "88.5 %  33.6     3  Bitmap Heap Scan on orders",
                "                      Recheck Cond: (customer_id = 17)",
                "                      Filter: (status = 'paid'::text)",
                "11.5 %  4.36    10    ->  Bitmap Index Scan on orders_customer",
                "                            Index Cond: (customer_id = 17)",
            ])
    }

    @Test func saysHowFarEstimatesAreOff() throws {
        let plan = try Plan(parsing: RecordedPlan.named("full: misestimate").json)
        let scan = try #require(plan.lines(.annotated).first { $0.contains("Seq Scan") })
        #expect(scan.contains("x ↑"))
    }
}
