import Testing

@testable import MusterWorker

@Suite struct ExpressionResolverTests {
    @Test func takesTheKeyOfADocument() throws {
        let found = try #require(
            ExpressionResolver.literals(
                of: "select id from events where payload ->> $1 = $2",
                in: "select id from events where payload->>'device' = 'tablet-77'"))
        #expect(found.structural == [1: "'device'"])
        #expect(found.expressions.count == 1)
        // The value is data, and goes nowhere.
        #expect(!"\(found)".contains("tablet-77"))
    }

    @Test(arguments: [
        // Another statement.
        "select id from events where payload ->> 'device' > 'x'",
        // What does not look like a name may be data.
        "select id from events where payload ->> 'a''b' = 'x'",
        "select id from events where payload ->> '' = 'x'",
        "select id from events where payload ->> 'sk-1;drop table t' = 'x'",
        // Not SQL.
        "select id from events where payload ->> 'device' =",
    ])
    func learnsNothingFrom(example: String) {
        #expect(
            ExpressionResolver.literals(
                of: "select id from events where payload ->> $1 = $2", in: example) == nil)
    }

    @Test func leavesOtherFunctionsAlone() {
        #expect(
            ExpressionResolver.literals(
                of: "select id from t where substr(name, $1) = $2",
                in: "select id from t where substr(name, 4) = 'secret'") == nil)
    }
}
