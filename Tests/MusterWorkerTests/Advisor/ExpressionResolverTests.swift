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

    @Test(arguments: [
        ("like 'sec%'", ["prefix"]), ("like 'secret'", ["exact"]), ("like '%sec%'", ["infix"]),
        ("like '%secret'", ["suffix"]), ("like $1", []), ("like 'sec' || $1", ["prefix"]),
    ])
    func keepsHowAPatternBeginsAndNothingElse(condition: String, expected: [String]) {
        let normalized = condition.contains("||") ? "like $1 || $2" : "like $1"
        let found = ExpressionResolver.patterns(
            of: "select id from t where name \(normalized) and x = $9",
            in: "select id from t where name \(condition) and x = 'sec'")
        #expect(found == (expected.isEmpty ? [:] : ["name": expected]))
        #expect(!"\(found)".contains("sec"))
    }

    @Test func learnsNoPatternFromAnotherStatement() {
        #expect(
            ExpressionResolver.patterns(
                of: "select id from t where name like $1",
                in: "select id from t where other like 'abc%'"
            ).isEmpty)
    }
}
