import Muster
import SQLSyntax
import Testing

/// Candidate indexes, from the text of a statement on.
@Suite struct CandidateTests {
    private static let orders = QualifiedName(schema: "shop", name: "orders")
    private static let items = QualifiedName(schema: "shop", name: "items")

    private static func table(
        _ name: QualifiedName, rows: Double = 1e6, _ columns: [String: Double],
        _ indexes: [PresentIndex] = []
    ) -> TableStatistics {
        TableStatistics(
            name: name, rows: rows,
            columns: columns.mapValues {
                ColumnStatistics(width: 8, alignment: 8, distinct: $0, deduplicates: true)
            }, indexes: indexes)
    }

    private static let tables = [
        orders: table(
            orders,
            ["id": 1e6, "user_id": 5e4, "status": 4, "created": 9e5, "total": 1e4, "note": 1e6],
            [
                PresentIndex(
                    name: QualifiedName(schema: "shop", name: "orders_pkey"), keys: ["id"],
                    isNeeded: true)
            ]),
        items: table(
            items, ["order_id": 1e6, "line": 7, "product": 1e4],
            [
                PresentIndex(
                    name: QualifiedName(schema: "shop", name: "items_pkey"),
                    keys: ["order_id", "line"], isNeeded: true)
            ]),
    ]

    private func candidates(
        _ text: String, _ tables: [QualifiedName: TableStatistics] = tables
    ) throws -> [String] {
        let catalog = CatalogColumns(
            tables.mapValues { $0.columns.keys.sorted() }, searchPath: ["shop"])
        let shape = try SQLSyntax.shape(of: SQLSyntax.parse(text)).resolved(with: catalog)
        return CandidateGenerator(tables).candidates(for: shape, in: catalog).map(\.title)
    }

    @Test func equalityBeforeRange() throws {
        let found = try candidates(
            "select * from orders where status = 'paid' and user_id = 7 and created > '2024-01-01'")
        #expect(found.contains("shop.orders (user_id)"))
        #expect(found.contains("shop.orders (user_id, status, created)"))
        #expect(found.contains("shop.orders (status, created)"))
        // After a range no further key narrows the scan.
        #expect(!found.contains { $0.hasPrefix("shop.orders (created,") })
        // The whole row is read, so nothing can cover it.
        #expect(!found.contains { $0.contains("include") || $0.contains("total") })
    }

    @Test func coversWhatIsRead() throws {
        let found = try candidates("select total from orders where user_id = 7")
        #expect(
            found.contains("shop.orders (user_id) include (total)")
                || found.contains("shop.orders (user_id, total)"))
    }

    @Test func aKeyOrItsPrefixIsNeverProposed() throws {
        let found = try candidates(
            "select count(*) from orders as o join items as i on i.order_id = o.id where o.total = 1"
        )
        #expect(!found.contains("shop.orders (id)"))
        #expect(!found.contains("shop.items (order_id)"))
        #expect(found.contains("shop.orders (total, id)"))
    }

    @Test func sortKeysWithALimit() throws {
        let text = "select * from orders where user_id = 7 order by created desc, id desc"
        #expect(try candidates(text + " limit 5").contains("shop.orders (user_id, created, id)"))
        #expect(try !candidates(text).contains("shop.orders (user_id, created, id)"))
        let mixed = "select * from orders order by created desc, id limit 5"
        #expect(try candidates(mixed).contains("shop.orders (created desc, id)"))
    }

    @Test func expressions() throws {
        let found = try candidates("select * from orders where lower(note) = 'x'")
        #expect(found == ["shop.orders (lower(note))"])
    }

    @Test(arguments: [
        "select * from orders", "select * from orders where total <> 5",
        "select * from orders where note like '%x'", "select * from orders where total < created",
        "select * from elsewhere where a = 1", "insert into orders values (1)",
    ])
    func nothingForWhatNoIndexServes(_ text: String) throws {
        #expect(try candidates(text).isEmpty)
    }

    @Test func smallTablesGetNone() throws {
        let tiny = [Self.orders: Self.table(Self.orders, rows: 500, ["total": 5])]
        #expect(try candidates("select * from orders where total = 5", tiny).isEmpty)
    }

    /// The number must not explode with the number of columns.
    @Test func staysSmallForWideStatements() throws {
        let columns = Dictionary(uniqueKeysWithValues: (1...60).map { ("c\($0)", Double($0) * 10) })
        let wide = [Self.orders: Self.table(Self.orders, columns)]
        let text =
            "select c1, c2 from orders where "
            + (1...60).map { "c\($0) = \($0)" }.joined(separator: " and ")
        let found = try candidates(text, wide)
        #expect(found.count <= 48 && found.count > 10)
        // The most selective column leads what is tried first.
        #expect(found.first == "shop.orders (c60)")
        #expect(Set(found).count == found.count)
    }

    @Test func isTheSameEachTime() throws {
        let text = "select total from orders where status = 'x' and user_id = 2 and created > now()"
        #expect(try candidates(text) == candidates(text))
    }
}
