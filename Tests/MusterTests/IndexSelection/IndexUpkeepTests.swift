import Testing

@testable import Muster

@Suite struct IndexUpkeepTests {
    private let plain = IndexUpkeep(method: .btree, keys: 1, entryBytes: 16, height: 1)

    private func changed(_ change: (inout IndexUpkeep) -> Void) -> IndexUpkeep {
        var upkeep = plain
        change(&upkeep)
        return upkeep
    }

    @Test func deeperWiderAndComputedCostMore() {
        let dearer = [
            changed { $0.height = 2 }, changed { $0.keys = 2 }, changed { $0.entryBytes = 64 },
            changed { $0.expressions = 1 },
        ]
        for upkeep in dearer { #expect(upkeep.microseconds > plain.microseconds) }
        #expect(changed { $0.entryBytes = 64 }.walBytes > plain.walBytes)
    }

    @Test func aPartialIndexCostsItsPartAndAQuestion() {
        let whole = changed { $0.part = 1 }
        let tenth = changed { $0.part = 0.1 }
        let none = changed { $0.part = 0 }
        #expect(whole.microseconds > plain.microseconds)
        #expect(tenth.microseconds < 0.3 * plain.microseconds)
        #expect(none.microseconds > 0 && none.walBytes == 0)
        #expect(abs(tenth.walBytes - 0.1 * plain.walBytes) < 0.001)
    }

    @Test func methodsDifferAsTheyDo() {
        let brin = changed { $0.method = .brin }
        let gin = changed {
            $0.method = .gin
            $0.entriesPerRow = 20
        }
        #expect(brin.microseconds < plain.microseconds && brin.walBytes == 0)
        #expect(gin.microseconds > 3 * plain.microseconds)
        #expect(changed { $0.method = .other }.microseconds > plain.microseconds)
        #expect(changed { $0.method = .hash }.microseconds > 0)
    }

    /// Bytes of WAL that logged tables of 200,000 rows had for each row, without whole pages.
    @Test(arguments: [(16.0, 1.0, 64.5), (32, 2, 80.5), (32, 2, 86.0), (104, 2, 153.0)])
    func computesWALWithinATenth(_ entry: Double, _ height: Double, _ measured: Double) {
        let upkeep = IndexUpkeep(method: .btree, keys: 1, entryBytes: entry, height: height)
        #expect(abs(upkeep.walBytes / measured - 1) < 0.1)
    }

    @Test func candidatesAreDescribed() {
        let table = TableStatistics(
            name: QualifiedName(schema: "s", name: "t"), rows: 100_000, pages: 2_000,
            columns: [
                "a": ColumnStatistics(
                    width: 4, alignment: 4, distinct: 100_000, deduplicates: true),
                "b": ColumnStatistics(
                    width: 40, alignment: 1, distinct: 100_000, deduplicates: true),
            ])
        func upkeep(_ candidate: IndexCandidate) -> IndexUpkeep {
            IndexUpkeep(of: candidate, size: IndexSize(of: candidate, on: table))
        }
        let narrow = upkeep(IndexCandidate(table: table.name, columns: ["a"]))
        #expect(narrow.entryBytes == 16 && narrow.keys == 1 && narrow.part == nil)
        let wide = upkeep(IndexCandidate(table: table.name, columns: ["a"], include: ["b"]))
        #expect(wide.entryBytes == 56 && wide.microseconds > narrow.microseconds)
        let computed = upkeep(
            IndexCandidate(
                table: table.name, keys: [IndexCandidate.Key(expression: "lower(b)")],
                condition: IndexCandidate.Condition(column: "a", fraction: 0.2)))
        #expect(computed.expressions == 1 && computed.part == 0.2)
        let ranges = upkeep(
            IndexCandidate(
                table: table.name, keys: [IndexCandidate.Key(column: "a")], method: .brin))
        #expect(ranges.method == .brin && ranges.microseconds < 0.5)
    }
}
