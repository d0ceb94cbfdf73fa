import Muster
import SQLSyntax
import Testing

@Suite("Statements read from other tables") struct RelocationTests {
    private let places = [
        QualifiedName(schema: "shop", name: "orders"): QualifiedName(schema: "box", name: "s1_1"),
        QualifiedName(name: "users"): QualifiedName(schema: "box", name: "s1_2"),
        QualifiedName(name: "Odd"): QualifiedName(schema: "box", name: "s1_3"),
    ]

    static let relocated: [(String, String)] = [
        (
            "select o.id from shop.orders o where o.id = $1",
            "select o.id from box.s1_1 o where o.id = $1"
        ),
        (
            "select shop.orders.id, orders.* from shop.orders",
            "select orders.id, orders.* from box.s1_1 as orders"
        ),
        (
            "select * from users join \"Odd\" using (id) where exists (select from users)",
            "select * from box.s1_2 as users join box.s1_3 as \"Odd\" using (id) where exists "
                + "(select from box.s1_2 as users)"
        ),
        (
            "with c as (select * from users) select * from c, only users as u",
            "with c as (select * from box.s1_2 as users) select * from c, only box.s1_2 as u"
        ),
        ("select 'from users', 1 as users", "select 'from users', 1 as users"),
    ]

    @Test("every mention of a table moves, and nothing else", arguments: relocated)
    func moves(text: String, expected: String) throws {
        let moved = try SQLSyntax.relocating(SQLSyntax.parse(text), to: places)
        #expect(moved == expected)
        _ = try SQLSyntax.parse(moved)
    }

    static let refused = [
        "select * from elsewhere",
        "select * from public.users",
        "with users as (select 1) select * from users",
    ]

    @Test("what cannot be told apart is refused", arguments: refused)
    func refuses(text: String) throws {
        let statement = try SQLSyntax.parse(text)
        #expect(throws: SQLSyntaxError.self) {
            try SQLSyntax.relocating(statement, to: places)
        }
    }

    @Test("an index is taken apart at its table")
    func index() throws {
        let parsed = try SQLSyntax.parse(
            "create unique index concurrently \"i on\" on only shop.\"Odd\" (lower(a)) where a > 1;"
        )
        let index = try #require(try SQLSyntax.indexDefinition(of: parsed))
        #expect(index.relation == QualifiedName(schema: "shop", name: "Odd"))
        #expect(index.isUnique)
        #expect(index.rest == "(lower(a)) where a > 1;")
        #expect(try SQLSyntax.indexDefinition(of: SQLSyntax.parse("select 1")) == nil)
        #expect(
            try SQLSyntax.indexDefinition(
                of: SQLSyntax.parse("create index on t (a) tablespace fast")) == nil)
    }
}
