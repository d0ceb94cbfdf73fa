import Testing

@testable import Muster

/// Sizes of indexes that were built on TPC-H scale 1 by PostgreSQL 15.
@Suite struct IndexSizeTests {
    private let lineitem = TableStatistics(
        name: QualifiedName(schema: "public", name: "lineitem"), rows: 6_001_215,
        columns: [
            "l_orderkey": ColumnStatistics(
                width: 4, alignment: 4, distinct: 1_500_000, deduplicates: true),
            "l_partkey": ColumnStatistics(
                width: 4, alignment: 4, distinct: 200_000, deduplicates: true),
            "l_suppkey": ColumnStatistics(
                width: 4, alignment: 4, distinct: 10_000, deduplicates: true),
            "l_shipdate": ColumnStatistics(
                width: 4, alignment: 4, distinct: 2_526, deduplicates: true),
            "l_quantity": ColumnStatistics(
                width: 5, alignment: 1, distinct: 50, deduplicates: false),
            "l_shipmode": ColumnStatistics(
                width: 11, alignment: 1, distinct: 7, deduplicates: false),
        ])

    private func megabytes(_ columns: [String], _ include: [String] = []) -> Double {
        IndexSize(
            of: IndexCandidate(table: lineitem.name, columns: columns, include: include),
            on: lineitem
        ).bytes / 1e6
    }

    @Test(
        arguments: [
            ("l_partkey", nil, 45), ("l_suppkey", nil, 43), ("l_shipdate", nil, 42),
            ("l_orderkey", nil, 78), ("l_orderkey", "l_quantity", 189),
        ] as [(String, String?, Double)])
    func comesWithinATenth(_ key: String, _ carried: String?, _ measured: Double) {
        let estimate = megabytes([key], carried.map { [$0] } ?? [])
        #expect(abs(estimate / measured - 1) < 0.1, "\(estimate) for \(measured)")
    }

    /// Each part has four suppliers, so that there are 800,000 pairs and not as many as rows.
    @Test func columnsThatBelongTogetherTakeLess() {
        let pair = ["l_suppkey", "l_partkey"]
        var lineitem = lineitem
        let candidate = IndexCandidate(table: lineitem.name, columns: pair)
        #expect(IndexSize(of: candidate, on: lineitem).bytes > 130e6)
        lineitem.combinations[Set(pair)] = 800_000
        let known = IndexSize(of: candidate, on: lineitem).bytes
        #expect(abs(known / 60.9e6 - 1) < 0.1, "\(known)")
        #expect(IndexSize(of: candidate, on: lineitem).bytes < 70e6)
    }

    @Test func whatCannotDeduplicateTakesARowEach() {
        // 7 values in 6 million rows, and still a tuple for each.
        #expect(megabytes(["l_shipmode"]) > 4 * megabytes(["l_shipdate"]))
        #expect(megabytes(["l_partkey"], ["l_suppkey"]) > 2.5 * megabytes(["l_partkey"]))
    }

    @Test func heightGrowsWithThePages() {
        let small = TableStatistics(
            name: lineitem.name, rows: 100, columns: lineitem.columns)
        let key = IndexCandidate(table: lineitem.name, columns: ["l_partkey"])
        #expect(IndexSize(of: key, on: small).height == 0)
        #expect(IndexSize(of: key, on: small).descentCost == 0.125)
        #expect(IndexSize(of: key, on: lineitem).height == 2)
        #expect(IndexSize(of: key, on: lineitem).descentCost == 0.375)
    }
}
