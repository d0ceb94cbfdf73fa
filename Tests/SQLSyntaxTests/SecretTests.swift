import Muster
import SQLSyntax
import Testing

/// Forty places where people put secrets: none may get through.
@Suite struct SecretTests {
    static let secret = "hunter2Sekret"

    /// Texts with `?` where the secret is.
    static let plannable = [
        "select '?'", "select e'?'", "select $$?$$", "select $a$?$a$", "select U&'?'",
        "select 1 -- ?", "select 1 /* ? */", "/* a /* ? */ b */ select 1", "-- ?\nselect 1",
        "select * from t where token = '?'", "select * from t where token in ('a', '?')",
        "select * from t where token like '%?%'", "select pgp_sym_decrypt(a, '?') from t",
        "select crypt('?', gen_salt('bf')) from t", "insert into t values ('?')",
        "insert into t values ('a'), ('?') on conflict (a) do update set a = '?'",
        "update t set password = '?' where id = 5 returning '?'", "delete from t where token = '?'",
        "select * from dblink('host=x password=?', 'select 1') as t(a int)",
        "select date '?'", "select mytype '?'", "select a from t group by a having a = '?'",
        "select case when a = '?' then '?' end from t", "select data ->> '?' from t",
        "select a from t limit '?'", "select a from t where b = any (array['?'])",
        "select set_config('app.token', '?', false)", "select extract('?' from a) from t",
        "merge into t using s on t.a = s.a when matched and t.b = '?' then update set b = '?'",
        "with recursive x as (select 1) cycle a set c to '?' default '?' using p select 1 from x",
        "select 'a'\n'?'", "select * from xmltable('/?' passing d columns a int path '?') x",
    ]

    static let utilities = [
        "alter role x password '?'", "create user x encrypted password '?'", "set app.token = '?'",
        "set app.token to ?", "copy t from program 'curl ?'", "copy t from stdin delimiter '?'",
        "create subscription s connection 'host=x password=?' publication p",
        "create server s foreign data wrapper w options (password '?')",
        "create user mapping for x server s options (user 'y', password '?')",
        "create function f() returns text language sql as 'select ''?'''",
        "do $$ begin perform '?'; end $$", "comment on table t is '?'",
        "create table t (a text default '?')", "prepare p as select '?'", "execute p('?')",
        "notify c, '?'", "call f('?')", "alter system set x = '?'", "explain select '?'",
        "create table t as select '?'", "declare c cursor for select '?'",
    ]

    @Test(arguments: plannable + utilities)
    func neverGetsThroughNormalizing(_ template: String) throws {
        let text = template.replacing("?", with: Self.secret)
        let normalized = try SQLSyntax.normalize(text)
        #expect(
            !normalized.text.lowercased().contains(Self.secret.lowercased()), "\(normalized.text)")
        #expect(Self.plannable.count + Self.utilities.count >= 40)
    }

    @Test(arguments: utilities)
    func isInAUtilityThatCallersDrop(_ template: String) throws {
        let kind = try SQLSyntax.normalize(template.replacing("?", with: Self.secret)).kind
        #expect(!kind.isPlannable)
    }

    /// A shape has no values, and the text of an expression has none that could be a secret.
    @Test(arguments: plannable)
    func isNotInTheShape(_ template: String) throws {
        let statement = try SQLSyntax.parse(template.replacing("?", with: Self.secret))
        let shape = String(reflecting: SQLSyntax.shape(of: statement)).lowercased()
        // A path of JSON is structure.
        let isPath = template.contains("->>")
        #expect(shape.contains(Self.secret.lowercased()) == isPath)
    }

    /// Printing a parsed statement by accident must not show it.
    @Test func isNotInWhatAParsedStatementPrints() throws {
        let statement = try SQLSyntax.parse("select '\(Self.secret)'")
        var dumped = ""
        dump(statement, to: &dumped)
        for text in ["\(statement)", String(reflecting: statement), dumped] {
            #expect(!text.contains(Self.secret))
        }
    }

    /// Broken texts, whose errors quote them in PostgreSQL.
    @Test(arguments: [
        "select '?", "select \"?", "select $$?", "select e'\\u00?", "?", "selec '?'",
        "select * from t where a = '?' '?' ?", "select ?.?.?.?.? from t where", "select U&'\\?'",
        "alter role x badoption '?'", "grant ? on t to ? ?", "select 5?", "select $1?",
        "create role public password '?'", "select /* ?", "select b'?", "create ? ?",
        "alter table t alter column a set (? = )", "reindex (?) ?",
    ])
    func isNotInErrors(_ template: String) {
        let text = template.replacing("?", with: Self.secret)
        #expect {
            try SQLSyntax.normalize(text)
        } throws: { error in
            !String(reflecting: error).lowercased().contains(Self.secret.lowercased())
                && !"\(error)".lowercased().contains(Self.secret.lowercased())
        }
    }
}
