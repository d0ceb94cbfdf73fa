import Testing

@testable import Muster

@Suite struct ExpressionStatisticsTests {
    @Test func resultsThatAllCameUpTwiceAreAll() {
        // substring(c_phone, 1, 2): 25 countries among 101 of 150,000 numbers.
        #expect(
            ColumnStatistics.distinct(among: 150_000, seen: 101, different: 25, once: 0) == 25)
    }

    @Test func resultsThatAllCameUpOnceAreAsManyAsValues() {
        let found = ColumnStatistics.distinct(
            among: 150_000, seen: 101, different: 101, once: 101)
        #expect(abs(found - 150_000) < 1)
    }

    @Test func thereAreNeverMoreThanValuesNorFewerThanSeen() {
        for seen in [1.0, 2, 50, 101] {
            for different in stride(from: 1.0, through: seen, by: 1) {
                for once in stride(from: 0.0, through: different, by: 1) {
                    let found = ColumnStatistics.distinct(
                        among: 200, seen: seen, different: different, once: once)
                    #expect(found >= different && found <= 200)
                }
            }
        }
    }

    /// On TPC-H scale 1 the index on `substring(c_phone, 1, 2)` takes 1.06 MB.
    @Test func anIndexOnAnExpressionIsAsSmallAsItsValuesAreFew() {
        let key = "substring(c_phone, 1, 2)"
        var customer = TableStatistics(
            name: QualifiedName(schema: "public", name: "customer"), rows: 150_000, columns: [:])
        let candidate = IndexCandidate(
            table: customer.name,
            keys: [IndexCandidate.Key(expression: key, over: "c_phone")])
        let unknown = IndexSize(of: candidate, on: customer).bytes
        customer.expressions[key] = ColumnStatistics(
            width: 3, alignment: 1, distinct: 25, deduplicates: true)
        let known = IndexSize(of: candidate, on: customer).bytes
        #expect(abs(known / 1_064_960 - 1) < 0.1, "\(known)")
        #expect(unknown > 4 * known)
    }
}
