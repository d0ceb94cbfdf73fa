import SQLSyntax
import Testing

@Suite struct SplitTests {
    @Test(arguments: [
        ("select 1", ["select 1"]),
        (" select 1 ; select 2; ", ["select 1", "select 2"]),
        ("select ';'; select $$;$$; select \";\"", ["select ';'", "select $$;$$", "select \";\""]),
        ("select 1 -- a; b\n; /* c; */ select 2", ["select 1", "select 2"]),
        ("/* a */ select /* b */ 1 /* c */", ["select /* b */ 1"]),
        ("selec 1; select 2; )", ["selec 1", "select 2", ")"]),
        (
            "create rule r as on insert to t do (select 1; select 2); select 3",
            ["create rule r as on insert to t do (select 1; select 2)", "select 3"]
        ),
        (
            "create or replace function f() returns int begin atomic select case when true then 1 end; select 2; end; select 3",
            [
                "create or replace function f() returns int begin atomic select case when true then 1 end; select 2; end",
                "select 3",
            ]
        ),
        (
            "create procedure p() begin atomic select 1; end; begin; end",
            ["create procedure p() begin atomic select 1; end", "begin", "end"]
        ),
        ("select 'é'; select 2", ["select 'é'", "select 2"]),
    ])
    func cutsAtSemicolons(_ pair: (text: String, statements: [String])) throws {
        #expect(try SQLSyntax.split(pair.text) == pair.statements)
    }

    @Test(arguments: ["select 1; select 'abc", "select $$ 1", "select /* 1", "select \"a"])
    func refusesOpenQuotes(_ text: String) {
        #expect(throws: SQLSyntaxError.self) { try SQLSyntax.split(text) }
    }

    @Test func takesAMegabyte() throws {
        let text = String(repeating: "select 1;", count: 111_000)
        #expect(try SQLSyntax.split(text).count == 111_000)
    }
}
