import Testing

@testable import Muster

@Suite struct PartitionedTableTests {
    private func name(_ name: String) -> QualifiedName { QualifiedName(schema: "app", name: name) }

    private func column(distinct: Double, width: Double = 4) -> ColumnStatistics {
        ColumnStatistics(width: width, alignment: 4, distinct: distinct, deduplicates: true)
    }

    private func part(_ number: Int, rows: Double, distinct: Double) -> TableStatistics {
        TableStatistics(
            name: name("events_\(number)"), rows: rows, pages: rows / 100, writtenRows: 10,
            columns: ["id": column(distinct: rows), "kind": column(distinct: distinct)])
    }

    private func events(known: Set<String> = []) -> TableStatistics {
        var table = TableStatistics(
            name: name("events"), rows: 0,
            columns: ["id": column(distinct: 200), "kind": column(distinct: 77)])
        table.add(
            partitions: [
                part(1, rows: 100_000, distinct: 30), part(2, rows: 300_000, distinct: 50),
            ], known: known)
        return table
    }

    private var byKind: IndexCandidate { IndexCandidate(table: name("events"), columns: ["kind"]) }

    @Test func itHasWhatItsPartitionsHave() {
        let table = events()
        #expect(table.rows == 400_000 && table.pages == 4_000 && table.writtenRows == 20)
        #expect(table.names == [name("events"), name("events_1"), name("events_2")])
        #expect(table.sample.name == name("events_2"))
    }

    @Test func ofAColumnThePartitionsTellWhatTheWholeDoesNot() {
        #expect(events().columns["kind"]?.distinct == 50)
        #expect(events(known: ["kind"]).columns["kind"]?.distinct == 77)
    }

    @Test func anIndexIsAsLargeAsItsParts() {
        let table = events()
        let parts = table.partitions.map { IndexSize(of: byKind, on: $0) }
        let whole = IndexSize(of: byKind, on: table)
        #expect(whole.bytes == parts[0].bytes + parts[1].bytes)
        #expect(whole.height == parts[1].height && parts[0].bytes < parts[1].bytes)
    }

    @Test func whatWasFoundOfColumnsTogetherHoldsByTheRows() {
        var table = events()
        table.add(combinations: 900, of: ["id", "kind"])
        #expect(table.partitions.map { $0.combinations[["id", "kind"]] } == [300, 900])
    }

    @Test func eachPartitionGetsItsIndexBeforeTheTableAdoptsThem() {
        #expect(
            byKind.commands(on: events()) == [
                "create index concurrently if not exists events_1_kind_idx on app.events_1 (kind)",
                "create index concurrently if not exists events_2_kind_idx on app.events_2 (kind)",
                "create index if not exists events_kind_idx on app.events (kind)",
            ])
        #expect(byKind.undo(on: events()) == "drop index if exists app.events_kind_idx")
    }

    @Test func anyOtherTableIsServedWithoutBlocking() {
        let table = part(1, rows: 1, distinct: 1)
        let candidate = IndexCandidate(table: table.name, columns: ["kind"])
        #expect(
            candidate.commands(on: table) == [
                "create index concurrently if not exists events_1_kind_idx on app.events_1 (kind)"
            ])
        #expect(
            candidate.undo(on: table) == "drop index concurrently if exists app.events_1_kind_idx")
    }

    @Test func whatAPartitionHasIsNotBuiltAgain() {
        var parts = events().partitions
        let own = PresentIndex(
            name: name("mine"), keys: ["kind"],
            definition: "CREATE INDEX mine ON app.events_1 USING btree (kind)")
        parts[0].indexes = [own]
        var table = events()
        table.add(partitions: parts, known: [])
        #expect(
            byKind.commands(on: table) == [
                "create index concurrently if not exists events_2_kind_idx on app.events_2 (kind)",
                "create index if not exists events_kind_idx on app.events (kind)",
            ])
        #expect(!table.serves(byKind))
        parts[1].indexes = [own]
        table.add(partitions: parts, known: [])
        #expect(table.serves(byKind))
    }
}
