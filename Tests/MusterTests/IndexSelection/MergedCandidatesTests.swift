import Testing

@testable import Muster

@Suite struct MergedCandidatesTests {
    private let name = QualifiedName(schema: "shop", name: "lines")

    private var table: TableStatistics {
        let columns = ["a", "b", "c", "d", "e"].map { column in
            (
                column,
                ColumnStatistics(width: 8, alignment: 8, distinct: 1e6, deduplicates: false)
            )
        }
        let rest = (
            "comment",
            ColumnStatistics(
                width: 100, alignment: 1, distinct: 1e6, deduplicates: true)
        )
        return TableStatistics(
            name: name, rows: 1e6,
            columns: Dictionary(uniqueKeysWithValues: columns + [rest]))
    }

    private func index(_ keys: [String], _ include: [String]) -> IndexCandidate {
        IndexCandidate(table: name, columns: keys, include: include)
    }

    @Test func carriesWhatAnyCarries() {
        let candidates = [
            index(["a"], []), index(["a"], ["b"]), index(["a"], ["c"]), index(["b"], ["c"]),
        ]
        let merges = MergedCandidates(candidates, on: [name: table]).merges
        #expect(merges.map(\.candidate) == [index(["a"], ["b", "c"])])
        #expect(merges.map(\.parts) == [[0, 1, 2]])
    }

    @Test func threeAtATimeAndNoneThatIsThere() {
        let candidates = [
            index(["a"], ["b"]), index(["a"], ["c"]), index(["a"], ["d"]),
            index(["a"], ["b", "c"]),
        ]
        let merged = MergedCandidates(candidates, on: [name: table]).merges.map(\.candidate)
        #expect(merged.contains(index(["a"], ["b", "c", "d"])))
        #expect(!merged.contains(index(["a"], ["b", "c"])))
        #expect(Set(merged).count == merged.count)
    }

    @Test func nothingAsWideAsTheTable() {
        var narrow = table
        narrow.columns["comment"] = nil
        let candidates = [index(["a"], ["b"]), index(["a"], ["c", "d"])]
        #expect(MergedCandidates(candidates, on: [name: narrow]).merges.isEmpty)
    }
}
