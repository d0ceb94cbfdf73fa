import Testing

@testable import Muster

@Suite struct FamilyTests {
    typealias Condition = StatementFeatures.Condition

    /// A statement over tables of the schema `shop`; conditions as `table.column usage`, joins as
    /// `table.column join table`.
    static func statement(
        _ id: Int64, _ tables: [String], _ conditions: [String] = [], kind: String = "select",
        functions: [String] = [], limit: Bool = false, schema: String = "shop"
    ) -> StatementFeatures {
        StatementFeatures(
            statementID: id, fingerprint: "f\(id)", kind: kind,
            relations: tables.map { "\(schema).\($0)" },
            conditions: conditions.map { text in
                let words = text.split(separator: " ").map(String.init)
                let name = words[0].split(separator: ".", maxSplits: 1).map(String.init)
                return Condition(
                    relation: "\(schema).\(name[0])", column: name[1], usage: words[1],
                    other: words.count > 2 ? "\(schema).\(words[2])" : nil)
            }, functions: functions, hasLimit: limit)
    }

    static let shop = [
        statement(1, ["users"], ["users.email like_infix"]),
        statement(2, ["users"], ["users.email like_prefix"], limit: true),
        statement(3, ["users"], ["users.user_id equality"]),
        statement(4, ["users"], ["users.user_id in_list"]),
        statement(
            5, ["orders", "order_items"],
            [
                "orders.order_id join order_items", "order_items.order_id join orders",
                "orders.status equality", "orders.created_at range",
            ]),
        statement(
            6, ["orders", "order_items"],
            [
                "orders.order_id join order_items", "order_items.order_id join orders",
                "orders.status equality", "orders.created_at range", "orders.created_at order_by",
            ]),
        statement(7, ["orders"], ["orders.status equality", "orders.created_at range"]),
        statement(8, ["events"], ["events.kind group_by"], functions: ["count"]),
        statement(9, ["orders"], ["orders.order_id equality"], kind: "update"),
        statement(10, ["orders"], kind: "insert"),
        statement(11, [], functions: ["pg_catalog.now"]),
    ]

    static func members(_ families: [Family]) -> [String: [Int64]] {
        Dictionary(uniqueKeysWithValues: families.map { ($0.label, $0.members.map(\.statementID)) })
    }

    @Test func labelsAreThoseThatAPersonWouldGive() {
        #expect(
            Self.members(Family.families(of: Self.shop)) == [
                "users_like_email": [1, 2],
                "users_by_user_id": [3, 4],
                "orders_join_2col": [5, 6],
                "orders_by_status_created_at": [7],
                "events_per_kind": [8],
                "update_orders_by_order_id": [9],
                "insert_orders": [10],
                "call_now": [11],
            ])
    }

    @Test(arguments: 0..<50)
    func theOrderOfTheStatementsDoesNotMatter(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        let expected = Family.families(of: Self.shop)
        #expect(Family.families(of: Self.shop.shuffled(using: &random)) == expected)
    }

    /// 400 statements over 40 tables, in twenty orders, with and without the bound on comparing.
    @Test(arguments: 0..<20)
    func norDoesItForManyStatements(_ seed: UInt64) {
        var random = SplitMix(seed: 7)
        let usages = ["equality", "range", "like_infix", "in_list", "is_null"]
        let statements = (0..<400).map { number in
            let tables = (0...Int.random(in: 0...2, using: &random)).map { _ in
                "t\(Int.random(in: 0..<40, using: &random))"
            }
            return Self.statement(
                Int64(number), Array(Set(tables)).sorted(),
                tables.map { table in
                    "\(table).c\(Int.random(in: 0..<4, using: &random)) \(usages.randomElement(using: &random) ?? "")"
                })
        }
        var order = SplitMix(seed: seed)
        let shuffled = statements.shuffled(using: &order)
        #expect(Family.families(of: shuffled) == Family.families(of: statements))
        #expect(
            Family.families(of: shuffled, comparingAtMost: 60)
                == Family.families(of: statements, comparingAtMost: 60))
        let families = Family.families(of: statements)
        #expect(Set(families.map(\.label)).count == families.count, "labels are unique")
        #expect(
            families.flatMap(\.members).map(\.statementID).sorted() == (0..<400).map(Int64.init))
        #expect(families.allSatisfy { $0.label.utf8.count <= 63 && !$0.label.isEmpty })
    }

    @Test func statementsWithoutACommonTableAreNeverOneFamily() {
        let families = Family.families(
            of: [
                Self.statement(1, ["a"], ["a.id equality"]),
                Self.statement(2, ["b"], ["b.id equality"]),
            ],
            similarity: 0.01)
        #expect(families.map(\.label) == ["a_by_id", "b_by_id"])
    }

    @Test func aThresholdOfOneKeepsOnlyEqualsTogether() {
        let families = Family.families(
            of: [
                Self.statement(1, ["a"], ["a.id equality"]),
                Self.statement(2, ["a"], ["a.id equality"]),
                Self.statement(3, ["a"], ["a.id range"]),
            ], similarity: 1)
        #expect(families.map { $0.members.map(\.statementID) } == [[1, 2], [3]])
    }

    @Test func equalNamesGetLongerOnes() {
        let families = Family.families(
            of: [
                Self.statement(
                    1, ["orders", "users"], ["orders.a equality", "orders.b equality"]),
                Self.statement(
                    2, ["orders", "items"], ["orders.c equality", "orders.d equality"]),
                Self.statement(3, ["users"], ["users.email equality"]),
                Self.statement(4, ["users"], ["users.email equality"], schema: "old"),
            ], similarity: 0.9)
        #expect(
            families.map(\.label) == [
                "old_users_by_email", "orders_join_items_by_c_d", "orders_join_users_by_a_b",
                "shop_users_by_email",
            ])
    }

    @Test func namesThatCannotBeToldApartAreNumberedByFingerprint() {
        let families = Family.families(
            of: [
                Self.statement(2, ["users"], ["users.email equality"], functions: ["lower"]),
                Self.statement(
                    1, ["users"], ["users.email equality"], functions: ["upper", "trim"]),
            ], similarity: 0.99)
        #expect(
            Self.members(families) == ["shop_users_by_email": [1], "shop_users_by_email_2": [2]])
    }

    @Test func namesAreIdentifiersWhateverTheTablesAreCalled() {
        let odd = StatementFeatures(
            statementID: 1, fingerprint: "f", kind: "select",
            relations: ["\"My Shop\".\"Order; drop\""],
            conditions: [
                Condition(
                    relation: "\"My Shop\".\"Order; drop\"", column: "payload ->> $1",
                    usage: "equality")
            ])
        #expect(Family.families(of: [odd]).map(\.label) == ["order_drop_by_payload_1"])
        let long = Self.statement(1, [String(repeating: "x", count: 63)], ["a.b equality"])
        #expect(Family.families(of: [long])[0].label.utf8.count <= 59)
    }

    @Test func aFamilySaysWhatItsStatementsHaveInCommon() {
        let family = Family.families(of: Self.shop).first { $0.label == "users_like_email" }
        #expect(family?.tokens.first?.token == "column:shop.users.email")
        #expect(
            family?.description == "select on shop.users by email (like)"
        )
        #expect(family?.members.allSatisfy { $0.similarity > 0.8 && $0.similarity <= 1 } == true)
    }

    @Test func aFamilyWithoutACommonColumnSaysSo() {
        let families = Family.families(
            of: [
                Self.statement(1, ["users"], ["users.email equality"]),
                Self.statement(2, ["users"], ["users.name equality"]),
            ], similarity: 0.01)
        #expect(families.map(\.label) == ["users_mixed"])
    }

    @Test func nothingMakesNoFamily() {
        #expect(Family.families(of: []).isEmpty)
    }

    /// The rare word tells more than the common one.
    @Test func weightsFallWithFrequency() {
        let documents = Self.shop.map(\.tokens)
        let vocabulary = Vocabulary(documents)
        let vector = vocabulary.vector(of: documents[0])
        let weights = Dictionary(
            uniqueKeysWithValues: zip(
                vector.terms.map { vocabulary.tokens[$0].description }, vector.weights))
        let column = weights["column:shop.users.email"] ?? 0
        let verb = weights["verb:select"] ?? 1
        #expect(column > verb)
        #expect(abs(vector.similarity(to: vector) - 1) < 1e-12)
    }
}
