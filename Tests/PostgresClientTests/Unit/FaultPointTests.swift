import Testing

@testable import PostgresClient

@Suite struct FaultPointTests {
    @Test func isRead() throws {
        let fault = try #require(FaultPoint("after:muster.run_task('a:b'):12"))
        #expect(fault.moment == .after && fault.text == "muster.run_task('a:b')")
        #expect(fault.count == 12)
    }

    @Test(arguments: [
        "", "after", "after:x", "after:x:0", "after:x:-1", "later:x:1", "after:x:y", ":",
    ])
    func nonsenseIsNone(text: String) { #expect(FaultPoint(text) == nil) }

    @Test func concernsItsStatements() throws {
        let fault = try #require(FaultPoint("sent:muster.:1"))
        #expect(fault.concerns(.sent, "call muster.run_due_tasks()"))
        #expect(!fault.concerns(.after, "call muster.run_due_tasks()"))
        #expect(!fault.concerns(.sent, "commit"))
        let any = try #require(FaultPoint("before:*:1"))
        #expect(any.concerns(.before, "commit"))
    }
}
