import Muster
import Testing

@Suite struct SQLLiteralsTests {
    static let expressions: [(String, String)] = [
        ("(email = 'a@b.c'::text)", "(email = ?::text)"),
        ("(note = 'it''s'::text)", "(note = ?::text)"),
        ("(note = ''::text)", "(note = ?::text)"),
        ("(note = ''''::text)", "(note = ?::text)"),
        (#"(note = 'C:\'::text)"#, "(note = ?::text)"),
        (#"(note = 'a\\b''c'::text)"#, "(note = ?::text)"),
        (#"(note = E'a\'b\\'::text)"#, "(note = ?::text)"),
        (#"(note = e'\''::text)"#, "(note = ?::text)"),
        ("(bits = B'1010'::\"bit\")", "(bits = ?::\"bit\")"),
        ("(raw = X'DEAD')", "(raw = ?)"), ("(n = N'secret')", "(n = ?)"),
        (#"(u = U&'d\0061t\+000061')"#, "(u = ?)"),
        ("(U&\"d\\0061t\" = 1)", "(U&\"d\\0061t\" = ?)"),
        ("(total > 12.5)", "(total > ?)"), ("(total > '-5'::integer)", "(total > ?::integer)"),
        ("(x = 1.5e-10)", "(x = ?)"), ("(x = .5)", "(x = ?)"), ("(x = 0x1F)", "(x = ?)"),
        ("(x = 1_000_000)", "(x = ?)"), ("((a + 1) - 2)", "((a + ?) - ?)"), ("(a-1)", "(a-?)"),
        ("(a = $1)", "(a = $1)"), ("(total > $0)", "(total > $0)"), ("($12 = 3)", "($12 = ?)"),
        ("(t1.c2 = t3.c4)", "(t1.c2 = t3.c4)"), ("(\"Key 1\" = 2)", "(\"Key 1\" = ?)"),
        ("(\"it's\" = 'it''s'::text)", "(\"it's\" = ?::text)"),
        ("(\"a\"\"'b\" = 'x')", "(\"a\"\"'b\" = ?)"),
        ("(größe = 'x')", "(größe = ?)"), ("(naïve1 = 1)", "(naïve1 = ?)"),
        ("(a = ANY ('{1,2,3}'::integer[]))", "(a = ANY (?::integer[]))"),
        ("ARRAY[1, 2]", "ARRAY[?, ?]"), ("(a[3] = 1)", "(a[?] = ?)"),
        ("(c = 'x'::character varying(20))", "(c = ?::character varying(20))"),
        ("(c)::character varying(20)", "(c)::character varying(20)"),
        ("(n = '1.50'::numeric(10,2))", "(n = ?::numeric(10,2))"),
        (
            "(t = '2025-01-01 00:00:00+00'::timestamp(3) with time zone)",
            "(t = ?::timestamp(3) with time zone)"
        ),
        ("(i = '01:00:00'::interval day to second(3))", "(i = ?::interval day to second(3))"),
        ("(g = 'x'::public.\"Geo\"(Point,4326)[])", "(g = ?::public.\"Geo\"(Point,4326)[])"),
        ("(x = 'a'::text) AND (y = 5)", "(x = ?::text) AND (y = ?)"),
        ("f(x)::integer = 4", "f(x)::integer = ?"),
        ("(total > (SubPlan 1))", "(total > (SubPlan 1))"),
        ("(NOT (hashed SubPlan 12))", "(NOT (hashed SubPlan 12))"),
        ("(x = (InitPlan 3).col1)", "(x = (InitPlan 3).col1)"),
        ("(ANY (id = (hashed SubPlan 2).col1))", "(ANY (id = (hashed SubPlan 2).col1))"),
        ("(SubPlan + 4)", "(SubPlan + ?)"), ("(\"SubPlan\" 4)", "(\"SubPlan\" ?)"),
        ("(data ->> 'password'::text)", "(data ->> ?::text)"),
        ("(data @> '{\"k\": \"it''s\"}'::jsonb)", "(data @> ?::jsonb)"),
        ("(data ? 'key'::text)", "(data ? ?::text)"),
        ("(name ~~ '%x%'::text COLLATE \"C\")", "(name ~~ ?::text COLLATE \"C\")"),
        ("$$secret$$", "?"), ("$tag$a $$ 'b' $tag$ = x", "? = x"), ("$tag$never closed", "?"),
        ("a$b = 1", "a$b = ?"), ("(a $ b)", "(a $ b)"),
        ("x /* 'secret' /* nested */ 1 */ = 2", "x   = ?"), ("x -- 'secret'\n= 2", "x \n= ?"),
        ("x = 'never closed", "x = ?"), ("x = \"never closed 'a' 1", "x = ?"),
        ("x = 'a' 'b'", "x = ? ?"), ("/* never closed 'a", " "), ("1", "?"), ("", ""),
        ("true", "true"),
        ("lower(name) DESC NULLS LAST", "lower(name) DESC NULLS LAST"),
        ("rank() OVER (?)", "rank() OVER (?)"),
        (
            "w1 AS (ORDER BY x ROWS BETWEEN 5 PRECEDING AND 3 FOLLOWING)",
            "w1 AS (ORDER BY x ROWS BETWEEN ? PRECEDING AND ? FOLLOWING)"
        ),
        (
            #"SELECT id FROM s.t WHERE ((a = E'x\\''y')) AND ((b > 5::bigint))"#,
            "SELECT id FROM s.t WHERE ((a = ?)) AND ((b > ?::bigint))"
        ),
    ]

    @Test(arguments: expressions) func redacts(expression: String, redacted: String) {
        #expect(SQLLiterals.redact(expression) == redacted)
        #expect(SQLLiterals.redact(redacted) == redacted)
    }

    /// Values that try to look like the end of a literal, quoted by the server's rules and put into
    /// every kind of place: none comes through, and what is around them does.
    @Test func noValueComesThrough() {
        let tricks = [
            "'", "''", "\\", "\\'", "'||", "--", "/*", "*/", "$$", "$a$", "::text", "\"", "E'", "?",
            ")", "(", "1", "\n", "é", "😀", " AND ", "{", "}", "SubPlan ", ",",
        ]
        var random = SplitMix(seed: 3)
        for _ in 0..<5_000 {
            var value = "sEcReT"
            for _ in 0..<Int.random(in: 0...6, using: &random) {
                value += tricks.randomElement(using: &random) ?? ""
                value += Bool.random(using: &random) ? "sEcReT" : ""
            }
            let quotes = value.split(separator: "'", omittingEmptySubsequences: false)
            let doubled = quotes.joined(separator: "''")
            let escaped = doubled.split(separator: "\\", omittingEmptySubsequences: false)
                .joined(separator: "\\\\")
            let literal =
                ["'\(doubled)'", "'\(escaped)'", "E'\(escaped)'"]
                .randomElement(using: &random) ?? ""
            let text =
                "((\"odd'name\" = \(literal)::text) AND (other = \(literal)) OR f(\(literal)))"
            let expected = "((\"odd'name\" = ?::text) AND (other = ?) OR f(?))"
            #expect(SQLLiterals.redact(text) == expected)
        }
    }

    @Test func redactingTwiceChangesNothing() {
        let pieces = [
            "'", "\"", "$", "$1", "$a$", "1", "a", "E", "U&", "::", "(", ")", "/*", "*/", "--",
            "\n",
            "?", " ", ".", "[", "]", "é", "\\", "text", "-", ":", ",", "SubPlan ",
        ]
        var random = SplitMix(seed: 4)
        for _ in 0..<20_000 {
            let count = Int.random(in: 0...10, using: &random)
            let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            let once = SQLLiterals.redact(text)
            #expect(SQLLiterals.redact(once) == once, "\(text)")
        }
    }
}
