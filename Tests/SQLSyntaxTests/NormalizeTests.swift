import Muster
import Testing

@testable import SQLSyntax

@Suite struct NormalizeTests {
    @Test(arguments: [
        ("select * from t where a = 5 and b = 'x'", "select * from t where a = $1 and b = $2"),
        ("  SELECT\n\t*  FROM t ; ", "SELECT * FROM t"),
        ("select 1 -- one\n, 2 /* two /* 2 */ */ from t", "select $1 , $2 from t"),
        ("select'x'from t where'a'=b", "select $1 from t where $2=b"),
        ("select a from\"t\"where\"b\"=1", "select a from\"t\"where\"b\"=$1"),
        (
            "select -5, - 5, -(5), -(-(5)), a - 5, a -5, +5",
            "select $1, $2, $3, $4, a - $5, a -$6, +$7"
        ),
        ("select e'a\\'b', $$c$$, $x$d$$e$x$, b'1', x'F', U&'f'", "select $1, $2, $3, $4, $5, $6"),
        ("select U&'d!0061' uescape '!' from t", "select $1 from t"),
        ("select 'a'\n'b', 'c' -- d\n 'e'", "select $1, $2"),
        (
            "select true, false, null from t where a is null",
            "select $1, $2, $3 from t where a is null"
        ),
        ("select 1.5e10, .5, 5., 99999999999999999999", "select $1, $2, $3, $4"),
        (
            "select * from t where a = $3 and b = 5 and c = $1",
            "select * from t where a = $3 and b = $4 and c = $1"
        ),
        ("select a from t order by 1, 2 desc", "select a from t order by 1, 2 desc"),
        (
            "select a, 5 from t group by 1, b limit 5 offset 6",
            "select a, $1 from t group by 1, b limit $2 offset $3"
        ),
        ("select a + 1 from t group by a + 1", "select a + $1 from t group by a + $1"),
        (
            "select (a + 1) * 2 from t group by a + 1 having a + 1 > 3",
            "select (a + $1) * $2 from t group by a + $1 having a + $1 > $3"
        ),
        (
            "select distinct on (a || 'x') b from t order by a || 'x', c || 'x'",
            "select distinct on (a || $1) b from t order by a || $1, c || $2"
        ),
        (
            "select a + 1, a + 2 from t group by a + 1, a + 2",
            "select a + $1, a + $2 from t group by a + $1, a + $2"
        ),
        (
            "select a::varchar(10), b::numeric(10, 2), c::int[3] from t",
            "select a::varchar(10), b::numeric(10, 2), c::int[3] from t"
        ),
        ("select current_timestamp(3), localtime(0)", "select current_timestamp(3), localtime(0)"),
        ("select date '2024-01-01', date $1", "select $2::date, $1::date"),
        (
            "select interval '1' day, interval(3) '5', interval $1 year to month",
            "select $2::interval day, $3::interval(3), $1::interval year to month"
        ),
        (
            "select timestamp with time zone 'x', double precision '1'",
            "select $1::timestamp with time zone, $2::double precision"
        ),
        (
            "select char 'x', character 'x', n'x', bit '1', varchar 'x'",
            "select $1::pg_catalog.bpchar, $2::pg_catalog.bpchar, $3::pg_catalog.bpchar, $4::pg_catalog.bit, $5::varchar"
        ),
        ("select char(3) 'x', s.t 'y', s.t(5) 'z'", "select $1::char(3), $2::s.t, $3::s.t(5)"),
        (
            "select extract(year from a), extract($1 from a), extract('day' from a)",
            "select extract(year from a), pg_catalog.extract($1, a), pg_catalog.extract($2, a)"
        ),
        (
            "with recursive x as (select 1) cycle a set c to 'y' default 'n' using p select 2 from x",
            "with recursive x as (select $1) cycle a set c to $2 default $3 using p select $4 from x"
        ),
        (
            "insert into t values (1, default, 'a'), (2, default, 'b')",
            "insert into t values ($1, default, $2), ($3, default, $4)"
        ),
        ("select a[1], a[2:3] from t", "select a[$1], a[$2:$3] from t"),
        ("select é, \"ü\" from t where ñ = 'x'", "select é, \"ü\" from t where ñ = $1"),
        ("select 'x' as \"it's\", '--' from t", "select $1 as \"it's\", $2 from t"),
        ("select U&\"d!0061\" uescape '!' from t", "select U&\"d!0061\" uescape '!' from t"),
        (
            "select * from t where a not /* c */ in (1) order by a nulls /* d */ last",
            "select * from t where a not in ($1) order by a nulls last"
        ),
        ("select 1 fetch first row only", "select $1 fetch first row only"),
    ])
    func replacesLiterals(_ pair: (text: String, expected: String)) throws {
        #expect(try SQLSyntax.normalize(pair.text).text == pair.expected)
    }

    @Test(arguments: [
        ("alter role x password 'p'", "alter role"), ("set a = 'b'", "set"),
        ("begin", "transaction"),
        ("create table x (a int default 5)", "create table"), ("copy t from stdin", "copy"),
        ("create table x as select 5", "create table as"), ("explain select 5", "explain"),
        ("create index on t (a) where b = 'x'", "create index"), ("do $$ x $$", "do"),
        ("create function f() returns int language sql as 'select 5'", "create function"),
    ])
    func keepsOnlyTheNameOfUtilities(_ pair: (text: String, name: String)) throws {
        let normalized = try SQLSyntax.normalize(pair.text)
        #expect(normalized.kind == .utility(pair.name))
        #expect(normalized.text == pair.name)
    }

    /// Whatever way a statement is written, its normalised text has no literal and no comment, means
    /// the same, and does not change when normalised again.
    @Test(arguments: StatementTemplates.all)
    func leavesNoLiteral(_ template: String) throws {
        var variation = Variation(seed: UInt64(template.utf8.count))
        for _ in 0..<200 {
            let text = variation.text(of: template)
            let normalized = try SQLSyntax.normalize(text)
            #expect(try literals(in: normalized.text) == [], "\(text)")
            #expect(try SQLSyntax.fingerprint(normalized.text) == normalized.fingerprint, "\(text)")
            #expect(try SQLSyntax.normalize(normalized.text).text == normalized.text, "\(text)")
        }
    }

    /// The literals and comments of a text, apart from a position in ORDER BY or GROUP BY and from
    /// the modifiers of the one type with modifiers that the variations use.
    private func literals(in text: String) throws -> [String] {
        try CText.with(text.replacing("numeric(10,2)", with: "numeric")) {
            (text) throws(SQLSyntaxError) in
            let tokens = try ScanResult(text).tokens(of: text)
            var literals: [String] = []
            for (index, token) in tokens.enumerated()
            where token.kind == .literal || token.kind == .comment {
                let before =
                    index > 0 ? text.substring(tokens[index - 1].start..<tokens[index - 1].end) : ""
                let literal = text.substring(token.start..<token.end)
                if before.lowercased() == "by" && literal == "1" { continue }
                literals.append(literal)
            }
            return literals
        }
    }
}
