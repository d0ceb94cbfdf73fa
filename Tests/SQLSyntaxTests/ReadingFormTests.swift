import Muster
import SQLSyntax
import Testing

@Suite("The SELECT that does a statement's reading") struct ReadingFormTests {
    static let derived: [(String, String, [Int])] = [
        (
            "update orders set state = $1, seen = now() where id = $2 returning *",
            "select orders.ctid from orders where id = $1", [2]
        ),
        (
            "UPDATE ONLY shop.\"Or der\" AS o SET a = $1 FROM users u JOIN x USING (id) WHERE o.u = u.id",
            "select o.ctid from ONLY shop.\"Or der\" AS o, users u JOIN x USING (id) where o.u = u.id",
            []
        ),
        (
            "update t set a = b is distinct from c, d = case when e then $1 else $2 end where f = $3",
            "select t.ctid from t where f = $1", [3]
        ),
        (
            "update t set a = (select max(b) from u where u.id = t.id), "
                + "(c, d) = (select x, y from v where v.id = $1) where t.e > $2",
            "select t.ctid, (select max(b) from u where u.id = t.id), "
                + "(select muster_row from (select x, y from v where v.id = $1) as muster_row) "
                + "from t where t.e > $2", [1, 2]
        ),
        ("update t as set set x = 1", "select set.ctid from t as set", []),
        ("delete from t", "select t.ctid from t", []),
        (
            "delete from shop.t as d using u, v where d.id = u.id and v.x = $1 returning d.id",
            "select d.ctid from shop.t as d, u, v where d.id = u.id and v.x = $1", [1]
        ),
        (
            "insert into t (a, b) select x, $2 from u where y = $1 on conflict (a) do update "
                + "set b = excluded.b where t.c returning a",
            "select x, $2 from u where y = $1", [1, 2]
        ),
        (
            "insert into t as n (select x from u join conflict on conflict.id = u.id) on conflict do nothing",
            "(select x from u join conflict on conflict.id = u.id)", []
        ),
        (
            "with a as (select 1 as x) insert into t overriding system value with b as (select 2) "
                + "select * from a, b",
            "with a as (select 1 as x) select * from (with b as (select 2) select * from a, b) "
                + "as muster_rows", []
        ),
        (
            "insert into t values ((select max(id) from u), $1)",
            "values ((select max(id) from u), $1)", [1]
        ),
        (
            "merge into t as d using (select * from s where k = $1) as s on case when d.id = s.id "
                + "then true end when matched then update set a = s.a when not matched then insert "
                + "values (s.id)",
            "select d.ctid from (select * from s where k = $1) as s left join t as d on "
                + "case when d.id = s.id then true end", [1]
        ),
        (
            "merge into t using a join b on a.id = b.id on t.id = a.id when matched then delete",
            "select t.ctid from a join b on a.id = b.id join t on t.id = a.id", []
        ),
        (
            "with moved as (delete from old where at < $1 returning *) insert into kept select * from moved",
            "with moved as materialized (select * from old where at < $1) select * from moved", [1]
        ),
        (
            "with j as (select id from job where state = $1 order by id for update skip locked limit 1) "
                + "update job set state = $2 from j where job.id = j.id returning job.id",
            "with j as (select id from job where state = $1 order by id limit 1) "
                + "select job.ctid from job, j where job.id = j.id", [1]
        ),
        (
            "select * from a, b where a.id = $1 for no key update of a, b nowait",
            "select * from a, b where a.id = $1", [1]
        ),
        (
            "with gone as (update t set a = 1 where b returning id) select count(*) from gone",
            "with gone as materialized (select id from t where b) select count(*) from gone", []
        ),
    ]

    @Test("what writes or locks is read by a SELECT", arguments: derived)
    func derives(text: String, expected: String, numbers: [Int]) throws {
        guard case .select(let select) = SQLSyntax.readingForm(of: try SQLSyntax.parse(text)) else {
            Issue.record("no SELECT: \(SQLSyntax.readingForm(of: try SQLSyntax.parse(text)))")
            return
        }
        #expect(select.text == expected)
        #expect(select.parameters == numbers)
        let shape = SQLSyntax.shape(of: try SQLSyntax.parse(select.text))
        #expect(shape.kind == .select && !shape.writes)
    }

    static let plain = [
        "select 1", "select substring(a for 3) from t", "with c as (select 1) select * from c",
        "values (1)", "select update, delete from t",
    ]

    @Test("what only reads stays as it is", arguments: plain)
    func stays(text: String) throws {
        #expect(SQLSyntax.readingForm(of: try SQLSyntax.parse(text)) == .asWritten)
    }

    static let refused: [(String, ReadingForm.Obstacle)] = [
        ("insert into t values ($1, $2)", .valuesOnly),
        ("insert into t (a, b) values ($1, default), ($2, 3) on conflict do nothing", .valuesOnly),
        ("insert into t default values", .valuesOnly),
        ("update t set a = 1 where current of c", .cursor),
        ("with n as (insert into t values (1) returning id) select * from n", .nested),
        ("with n as (delete from t) select 1", .nested),
        ("with n as (delete from t returning id) select 1", .nested),
        ("select * into u from t", .other),
    ]

    @Test("where no SELECT does it, the reason is told", arguments: refused)
    func refuses(text: String, obstacle: ReadingForm.Obstacle) throws {
        #expect(SQLSyntax.readingForm(of: try SQLSyntax.parse(text)) == .none(obstacle))
    }

    @Test("the rows of a view are told by its columns")
    func view() throws {
        let parsed = try SQLSyntax.parse("update v set a = 1 where b = $3")
        guard case .select(let select) = SQLSyntax.readingForm(of: parsed) else {
            Issue.record("no SELECT")
            return
        }
        #expect(select.viewText == "select v.* from v where b = $1")
        #expect(select.omission == .change)
    }
}

@Suite("Calls with parameters") struct ParameterCallTests {
    @Test("a call is where the server points, with the parameters below it")
    func calls() throws {
        let text = "select 'ä', f($1, g($2)) from t where a = $3 + (select h($4))"
        let calls = SQLSyntax.parameterCalls(in: try SQLSyntax.parse(text))
        func parameters(at place: String) throws -> [Int]? {
            let range = try #require(text.firstRange(of: place))
            let position =
                text.unicodeScalars.distance(
                    from: text.startIndex, to: range.lowerBound) + 1
            return calls.first { $0.position == position }?.parameters
        }
        #expect(try parameters(at: "f(") == [1, 2])
        #expect(try parameters(at: "g(") == [2])
        #expect(try parameters(at: "+") == [3])
        #expect(try parameters(at: "= ") == [3])
        #expect(try parameters(at: "h(") == [4])
    }
}
