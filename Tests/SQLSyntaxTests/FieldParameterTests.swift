import Testing

@testable import SQLSyntax

@Suite struct FieldParameterTests {
    private func fields(_ text: String) throws -> [Int: String] {
        SQLSyntax.fieldParameters(of: try SQLSyntax.parse(text))
    }

    @Test func findsFieldsOfDates() throws {
        #expect(
            try fields("select extract($1 from l_shipdate) from lineitem where l_tax > $2")
                == [1: "year"])
        #expect(
            try fields("select date_trunc($2, a), date_part($1::text, b) from t")
                == [1: "year", 2: "month"])
    }

    @Test func otherArgumentsAreNoFields() throws {
        #expect(try fields("select substring(a from $1 for $2), lower($3) from t").isEmpty)
        #expect(try fields("select extract(year from $1::date)").isEmpty)
    }
}
