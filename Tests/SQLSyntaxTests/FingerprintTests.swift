import Muster
import SQLSyntax
import Testing

@Suite struct FingerprintTests {
    @Test(arguments: StatementTemplates.all)
    func isTheSameForEveryWayOfWriting(_ template: String) throws {
        var variation = Variation(seed: UInt64(template.utf8.count) &* 7919)
        let expected = try SQLSyntax.fingerprint(variation.text(of: template))
        for _ in 0..<1000 {
            let text = variation.text(of: template)
            let found = try SQLSyntax.fingerprint(text)
            #expect(found == expected, "\(text)")
            if found != expected { return }
        }
    }

    @Test func differsBetweenStatements() throws {
        var variation = Variation(seed: 1)
        let fingerprints = try StatementTemplates.all.map {
            try SQLSyntax.fingerprint(variation.text(of: $0))
        }
        #expect(StatementTemplates.all.count == 50)
        #expect(Set(fingerprints).count == 50)
    }

    /// What differs in one thing that matters has another fingerprint.
    @Test(arguments: [
        ("select * from \"T\"", "select * from t"),
        ("select * from \"t10\"", "select * from \"t20\""),
        ("select * from s1.t", "select * from s2.t"),
        ("select * from s1.t", "select * from t"),
        ("select a from t", "select b from t"),
        ("select a, b from t", "select b, a from t"),
        ("select a as x from t", "select a as y from t"),
        ("select f(a, b) from t", "select f(b, a) from t"),
        ("select * from t where a = 1", "select * from t where a <> 1"),
        ("select * from t where a = 1", "select * from t where a > 1"),
        ("select * from t where a = 1", "select * from t where a in (1)"),
        ("select * from t where a in (1)", "select * from t where a not in (1)"),
        ("select * from t where a in (1, 2)", "select * from t where a in (1, b)"),
        ("select * from t where a like 'x'", "select * from t where a ilike 'x'"),
        ("select * from t where a is null", "select * from t where a is not null"),
        ("select * from t where a = 1 and b = 1", "select * from t where a = 1 or b = 1"),
        ("select * from t where a operator(x.=) 1", "select * from t where a = 1"),
        ("select * from t order by 1", "select * from t order by 2"),
        ("select * from t order by a", "select * from t order by a desc"),
        ("select * from t order by a", "select * from t order by a nulls first"),
        ("select a from t group by 1", "select a from t group by 2"),
        ("select distinct a from t", "select a from t"),
        ("select a from t limit 1", "select a from t"),
        ("select a from t limit 1", "select a from t offset 1"),
        ("select a from t for update", "select a from t for share"),
        ("select a::int from t", "select a::bigint from t"),
        ("select a::numeric(10,2) from t", "select a::numeric(12,2) from t"),
        ("select * from a join b using (x)", "select * from a left join b using (x)"),
        ("select * from a join b using (x)", "select * from a join b using (y)"),
        ("select 1 union select 1", "select 1 union all select 1"),
        ("insert into t values (1)", "insert into t values (1, 1)"),
        ("insert into t values (1)", "insert into t values (default)"),
        ("insert into t (a) values (1)", "insert into t (b) values (1)"),
        ("update t set a = 1", "update t set b = 1"),
        (
            "with x as materialized (select 1) select * from x",
            "with x as (select 1) select * from x"
        ),
        ("create table a (b int)", "create table b (b int)"),
        ("refresh materialized view a", "refresh materialized view b"),
    ])
    func differsWhereItMatters(_ pair: (String, String)) throws {
        #expect(try SQLSyntax.fingerprint(pair.0) != SQLSyntax.fingerprint(pair.1))
    }

    @Test(arguments: [
        ("select * from t where a = 5", "select * from t where a = $1"),
        ("select * from t where a = 5", "select * from t where (a) = ((-5))"),
        ("select * from t where a <> 5", "select * from t where a != 5"),
        ("select cast(a as int) from t", "select a::integer from t"),
        ("select a from t x", "select a from t as x"),
        ("select * from a join b on true", "select * from a inner join b on false"),
        ("select a from t where b = any (array[1, 2])", "select a from t where b = any ($1)"),
        ("select a from t where b = any ('{1}'::int[])", "select a from t where b = any ($1)"),
        ("select a from t limit 5", "select a from t fetch first 5 rows only"),
        ("select extract(year from a) from t", "select extract($1 from a) from t"),
        ("select date '2024-01-01'", "select date $1"),
        ("select interval '1' day", "select interval $1 day"),
        ("values (1), (2), (3)", "values ($1)"),
        (
            "select * from t where (a, b) in ((1, 2), (3, 4))",
            "select * from t where (a, b) in ((1, 2))"
        ),
        (
            "select * from t where a in (1, now(), 2, now())",
            "select * from t where a in (1, now())"
        ),
        ("select \"a\" from \"t\"", "SELECT A FROM T"),
        ("set work_mem = '64MB'", "SET  work_mem = 100"),
        ("alter role x password 'a'", "ALTER ROLE x /* b */ PASSWORD 'c'"),
    ])
    func isTheSameWhereItDoesNot(_ pair: (String, String)) throws {
        #expect(try SQLSyntax.fingerprint(pair.0) == SQLSyntax.fingerprint(pair.1))
    }

    /// The texts that pg_stat_statements of PostgreSQL 15 kept after the statements on the left ran.
    @Test(arguments: ServerTexts.pairs)
    func meetsThatOfPgStatStatements(_ pair: (statement: String, stored: String)) throws {
        #expect(try SQLSyntax.fingerprint(pair.statement) == SQLSyntax.fingerprint(pair.stored))
    }

    /// libpg_query's own fingerprint stops looking at a depth of 100.
    @Test func seesWhatIsDeeplyNested() throws {
        func nested(_ inner: String) -> String {
            "select " + String(repeating: "f(", count: 500) + inner
                + String(repeating: ")", count: 500)
        }
        #expect(try SQLSyntax.fingerprint(nested("a")) != SQLSyntax.fingerprint(nested("b")))
        #expect(try SQLSyntax.fingerprint(nested("1")) == SQLSyntax.fingerprint(nested("2")))
    }

    /// A password must not be found by trying words against a stored fingerprint.
    @Test(arguments: [
        ("alter role x password 'one'", "alter role x password 'two'"),
        ("set app.token = 'one'", "set app.token = 'two'"),
        ("set app.token = one", "set app.token = two"),
        ("set app.token to \"One\"", "set app.token to \"Two\""),
        ("alter system set x = one", "alter system set x = two"),
        (
            "create subscription s connection 'password=one' publication p",
            "create subscription s connection 'password=two' publication p"
        ),
        ("do $$ select 'one' $$", "do $x$ select 'two' $x$"),
    ])
    func doesNotDependOnSecretsOfUtilities(_ pair: (String, String)) throws {
        #expect(try SQLSyntax.fingerprint(pair.0) == SQLSyntax.fingerprint(pair.1))
    }

    /// The value is stored, so it must never change; if the algorithm has to, all are computed anew.
    @Test func isStableAcrossReleases() throws {
        #expect(
            try SQLSyntax.fingerprint("select * from users where id = 5").description
                == "d767fb40f03cedde")
        #expect(
            try SQLSyntax.fingerprint("alter role x password 'a'").description == "3e55fe85a17c4730"
        )
    }
}
