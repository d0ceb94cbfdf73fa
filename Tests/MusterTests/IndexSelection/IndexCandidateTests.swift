import Testing

@testable import Muster

@Suite struct IndexCandidateTests {
    private let orders = QualifiedName(schema: "shop", name: "orders")

    @Test func writesItsDefinition() {
        let candidate = IndexCandidate(
            table: QualifiedName(schema: "shop", name: "Order"),
            keys: [
                .init(column: "user"), .init(expression: "lower(email)"),
                .init(column: "created", isDescending: true),
            ],
            include: ["total"])
        #expect(
            candidate.definition
                == #"create index on shop."Order" ("user", lower(email), created desc) include (total)"#
        )
        #expect(candidate.name == "Order_user_expr_created_total_cover_idx")
    }

    @Test func aPartialIndexIsPlannedAsOneOnAllRows() {
        var candidate = IndexCandidate(
            table: orders, keys: [.init(column: "user_id")],
            condition: .init(column: "deleted_at", fraction: 0.01))
        #expect(
            candidate.definition
                == "create index on shop.orders (user_id) where deleted_at is null")
        #expect(
            candidate.plannedDefinition
                == "create index on shop.orders (deleted_at, user_id)")
        #expect(candidate.name == "orders_user_id_null_idx")
        let present = PresentIndex(
            name: orders, keys: ["user_id"], isPlain: false,
            definition: "CREATE INDEX x ON shop.orders USING btree (user_id) "
                + "WHERE (deleted_at IS NULL)")
        #expect(candidate.isSame(as: present) && !candidate.isServed(by: present))
        #expect(!candidate.covers(IndexCandidate(table: orders, columns: ["user_id"])))
        candidate.condition = nil
        #expect(!candidate.isSame(as: present))
        #expect(candidate.plannedDefinition == candidate.definition)
    }

    @Test(
        arguments: [
            ("'open'", "'open'::text"), ("3", "3"), ("'it''s'", "'it''s'::app.state"),
        ])
    func aPartialIndexMayBeForOneValue(_ value: String, _ written: String) {
        let candidate = IndexCandidate(
            table: orders, keys: [.init(column: "user_id")],
            condition: .init(column: "status", value: value, fraction: 0.01))
        #expect(
            candidate.definition
                == "create index on shop.orders (user_id) where status = \(value)")
        #expect(
            candidate.plannedDefinition == "create index on shop.orders (status, user_id)")
        func isSame(_ condition: String) -> Bool {
            candidate.isSame(
                as: PresentIndex(
                    name: orders, keys: ["user_id"], isPlain: false,
                    definition: "CREATE INDEX x ON shop.orders USING btree (user_id) "
                        + "WHERE \(condition)"))
        }
        #expect(isSame("(status = \(written))"))
        #expect(isSame("((status)::text = \(written))"))
        #expect(!isSame("(status IS NULL)"))
        #expect(!isSame("(status = 'other'::text)"))
        #expect(!isSame("(other = \(written))"))
    }

    @Test func namesOfPartialIndexesTellValuesApart() {
        let names = ["'a-b'", "'a.b'", "'ab'", "12", "-12", "1.2"].map { value in
            IndexCandidate(
                table: orders, keys: [.init(column: "user_id")],
                condition: .init(column: "status", value: value, fraction: 0.01)
            ).name
        }
        #expect(Set(names).count == names.count)
        #expect(names[2] == "orders_user_id_status_ab_idx")
    }

    @Test func rangesOfPagesTakeLittle() {
        let table = TableStatistics(
            name: orders, rows: 1e7, pages: 200_000,
            columns: [
                "at": ColumnStatistics(
                    width: 8, alignment: 8, distinct: 1e7, deduplicates: true, correlation: 1)
            ])
        let candidate = IndexCandidate(table: orders, keys: [.init(column: "at")], method: .brin)
        #expect(candidate.definition == "create index on shop.orders using brin (at)")
        #expect(IndexSize(of: candidate, on: table).bytes < 200_000)
        let partial = IndexCandidate(
            table: orders, keys: [.init(column: "at")],
            condition: .init(column: "at", fraction: 0.01))
        let whole = IndexCandidate(table: orders, columns: ["at"])
        let ratio =
            IndexSize(of: partial, on: table).bytes / IndexSize(of: whole, on: table).bytes
        #expect(ratio > 0.008 && ratio < 0.012)
    }

    @Test func longNamesAreCutAndStayDifferent() {
        let columns = (1...8).map { "a_rather_long_column_\($0)" }
        let left = IndexCandidate(table: orders, columns: columns)
        let right = IndexCandidate(table: orders, columns: columns.reversed())
        #expect(left.name.utf8.count <= 63 && right.name.utf8.count <= 63)
        #expect(left.name != right.name && left.name.hasSuffix("_idx"))
    }

    @Test func aPrefixOfAPrimaryKeyIsServed() {
        let key = PresentIndex(
            name: QualifiedName(schema: "shop", name: "orders_pkey"), keys: ["a", "b"],
            isNeeded: true)
        func isServed(_ columns: [String], _ include: [String] = []) -> Bool {
            IndexCandidate(table: orders, columns: columns, include: include).isServed(by: key)
        }
        #expect(isServed(["a"]) && isServed(["a", "b"]) && isServed(["a"], ["b"]))
        #expect(!isServed(["b"]) && !isServed(["a", "b", "c"]) && !isServed(["a"], ["c"]))
        var partial = key
        partial.isPlain = false
        #expect(!IndexCandidate(table: orders, columns: ["a"]).isServed(by: partial))
    }

    @Test func redundantIndexesGoButNeverConstraints() {
        func index(
            _ name: String, _ keys: [String], needed: Bool = false, plain: Bool = true
        ) -> PresentIndex {
            PresentIndex(
                name: QualifiedName(schema: "shop", name: name), keys: keys, isPlain: plain,
                isNeeded: needed)
        }
        let table = TableStatistics(
            name: orders, rows: 1e6, columns: [:],
            indexes: [
                index("a_copy", ["a", "b"]), index("a_first", ["a", "b"]), index("b_only", ["b"]),
                index("c_partial", ["c"], plain: false), index("c_unique", ["c"], needed: true),
                index("pkey", ["a"], needed: true),
            ])
        let none = RedundantIndex.all(on: table, with: [])
        #expect(none.map(\.index.name.name) == ["a_copy"])
        #expect(none.map(\.replacement) == ["shop.a_first"])
        let wider = IndexCandidate(table: orders, columns: ["b", "c"])
        let more = RedundantIndex.all(on: table, with: [wider])
        #expect(more.map(\.index.name.name) == ["a_copy", "b_only"])
        #expect(more.last?.replacement == "shop.orders (b, c)")
    }
}
