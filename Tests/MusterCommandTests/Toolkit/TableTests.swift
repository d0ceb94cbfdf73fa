import Muster
import Synchronization
import Testing

@testable import MusterCommand

@Suite struct TableTests {
    private static let table: Table = {
        var table = Table([
            Table.Column("id", .trailing), Table.Column("name"),
            Table.Column("a number", .trailing),
            Table.Column("f"), Table.Column("long name of a column"),
        ])
        table.append([.integer(1), .text("plain"), .number("1.50"), .bool(true), .null])
        table.append([.integer(-20), .text("two\nlines"), .number("100"), .bool(false), .text("x")])
        table.append([
            .integer(300), .text("größe 表 😀 é"), .null, .null, .text("a\tb\rc\u{1b}[1m"),
        ])
        table.append([.integer(4), .text(""), .number("0"), .bool(true), .text("last\ntwo")])
        return table
    }()

    private func rendered(_ form: OutputFormat.Form, expanded: Bool = false, tuples: Bool = false)
        -> String
    {
        Self.table.rendered(
            as: OutputFormat(form: form, isExpanded: expanded, isTuplesOnly: tuples))
    }

    // What psql 15 prints for the same rows, byte for byte; `~` stands for a space at a line's end.

    @Test func alignedAsPsql() {
        let rows = """
               1 | plain         |     1.50 | t |~
             -20 | two          +|      100 | f | x
                 | lines         |          |   |~
             300 | größe 表 😀 é |          |   | a       b\\rc\\x1B[1m
               4 |               |        0 | t | last                 +
                 |               |          |   | two

            """.replacing("~", with: " ")
        let header = """
             id  |     name      | a number | f | long name of a column~
            -----+---------------+----------+---+-----------------------

            """.replacing("~", with: " ")
        #expect(rendered(.aligned) == header + rows + "(4 rows)\n\n")
        #expect(rendered(.aligned, tuples: true) == rows + "\n")
    }

    @Test func expandedAsPsql() {
        let head = [
            "-[ RECORD 1 ]---------+--------------------\n",
            "-[ RECORD 2 ]---------+--------------------\n",
            "-[ RECORD 3 ]---------+--------------------\n",
            "-[ RECORD 4 ]---------+--------------------\n",
        ]
        let records = [
            """
            id                    | 1
            name                  | plain
            a number              | 1.50
            f                     | t
            long name of a column |~

            """,
            """
            id                    | -20
            name                  | two                +
                                  | lines
            a number              | 100
            f                     | f
            long name of a column | x

            """,
            """
            id                    | 300
            name                  | größe 表 😀 é
            a number              |~
            f                     |~
            long name of a column | a       b\\rc\\x1B[1m

            """,
            """
            id                    | 4
            name                  |~
            a number              | 0
            f                     | t
            long name of a column | last               +
                                  | two

            """,
        ].map { $0.replacing("~", with: " ") }
        let full = zip(head, records).map { $0 + $1 }.joined()
        #expect(rendered(.aligned, expanded: true) == full + "\n")
        let rule = "----------------------+--------------------\n"
        #expect(
            rendered(.aligned, expanded: true, tuples: true)
                == records.joined(separator: rule) + "\n")
    }

    @Test func unalignedAsPsql() {
        let rows =
            "1|plain|1.50|t|\n-20|two\nlines|100|f|x\n"
            + "300|größe 表 😀 é|||a\tb\rc\u{1b}[1m\n4||0|t|last\ntwo\n"
        #expect(
            rendered(.unaligned) == "id|name|a number|f|long name of a column\n" + rows
                + "(4 rows)\n")
        #expect(rendered(.unaligned, tuples: true) == rows)
        #expect(
            rendered(.unaligned, expanded: true).hasPrefix(
                "id|1\nname|plain\na number|1.50\nf|t\nlong name of a column|\n\nid|-20\n"))
        // A terminal is not steered by a cell.
        let shown = Self.table.rendered(as: OutputFormat(form: .unaligned, isTerminal: true))
        #expect(shown.contains("a       b\\rc\\x1B[1m") && !shown.contains("\u{1b}"))
    }

    @Test func csvAsPsqlButForEmptyText() {
        let rows =
            "1,plain,1.50,t,\n-20,\"two\nlines\",100,f,x\n"
            + "300,größe 表 😀 é,,,\"a\tb\rc\u{1b}[1m\"\n4,\"\",0,t,\"last\ntwo\"\n"
        #expect(rendered(.csv) == "id,name,a number,f,long name of a column\n" + rows)
        #expect(rendered(.csv, tuples: true) == rows)
        #expect(rendered(.csv, expanded: true).hasPrefix("id,1\nname,plain\na number,1.50\n"))
    }

    @Test(arguments: [
        ("=1+1", "\"=1+1\""), ("+1", "\"+1\""), ("-1", "\"-1\""), ("@x", "\"@x\""), ("a=b", "a=b"),
        ("say \"hi\"", "\"say \"\"hi\"\"\""), ("a,b", "\"a,b\""), (" a", "\" a\""),
        ("a ", "\"a \""),
        ("\\.", "\"\\.\""), ("a\r\nb", "\"a\r\nb\""), ("é", "é"),
        ("\"\u{301}x", "\"\"\"\u{301}x\""),
    ])
    func csvQuotes(text: String, cell: String) {
        var table = Table([Table.Column("c")])
        table.append([.text(text)])
        #expect(table.rendered(as: OutputFormat(form: .csv)) == "c\n\(cell)\n")
    }

    @Test func jsonKeepsOrderAndTypes() throws {
        var table = Table([Table.Column("z"), Table.Column("a\"b", .trailing), Table.Column("m")])
        table.append([.text("a/\u{1b}"), .number("12345678901234567890.5"), .json(["k": [1]])])
        table.append([.bool(false), .number("NaN"), .null])
        table.append([.text(nil), .integer(-3)])
        let lines = [
            #"{"z":"a/\u001b","a\"b":12345678901234567890.5,"m":{"k":[1]}}"#,
            #"{"z":false,"a\"b":"NaN","m":null}"#, #"{"z":null,"a\"b":-3,"m":null}"#,
        ]
        let json = table.rendered(as: OutputFormat(form: .json))
        #expect(json == "[" + lines.joined(separator: ",\n ") + "]\n")
        #expect(try JSONValue(parsing: json).arrayValue?.count == 3)
        #expect(
            table.rendered(as: OutputFormat(form: .jsonLines)) == lines.map { $0 + "\n" }.joined())
    }

    @Test func emptyTables() {
        let table = Table([Table.Column("a")])
        #expect(table.rendered(as: OutputFormat()) == " a \n---\n(0 rows)\n\n")
        #expect(table.rendered(as: OutputFormat(isExpanded: true)) == "(0 rows)\n\n")
        #expect(table.rendered(as: OutputFormat(form: .unaligned)) == "a\n(0 rows)\n")
        #expect(table.rendered(as: OutputFormat(form: .unaligned, isExpanded: true)).isEmpty)
        #expect(table.rendered(as: OutputFormat(form: .csv)) == "a\n")
        #expect(table.rendered(as: OutputFormat(form: .json)) == "[]\n")
        #expect(table.rendered(as: OutputFormat(form: .jsonLines)).isEmpty)
    }

    @Test(arguments: [
        ("aaaaaaaaaaaaaaaaaaaaaaaaaa", "-[ RECORD 1 ]--------------+--\n"),
        ("aaaaaaaaaaaaa", "-[ RECORD 1 ]-+--\n"), ("aaaaaaaaaaaa", "-[ RECORD 1 ]+--\n"),
        ("aaaaaaaaaaa", "-[ RECORD 1 ]--\n"), ("two\nlines", "-[ RECORD 1 ]\ntwo  +| 1\nlines |\n"),
    ])
    func expandedRules(name: String, start: String) {
        var table = Table([Table.Column(name, .trailing)])
        table.append([.integer(1)])
        #expect(table.rendered(as: OutputFormat(isExpanded: true)).hasPrefix(start))
    }

    @Test func headersOfSeveralLines() {
        var table = Table([
            Table.Column("two\nlines", .trailing), Table.Column("b"), Table.Column("q\nr"),
        ])
        table.append([.integer(1), .text("2"), .text("x")])
        #expect(
            table.rendered(as: OutputFormat())
                == "  two +| b | q+\n lines |   | r \n-------+---+---\n     1 | 2 | x\n(1 row)\n\n")
    }

    @Test func stopsWhenNobodyReads() {
        var table = Table([Table.Column("n")])
        for number in 0..<20_000 { table.append([.text("row number \(number) of a long table")]) }
        let test = TestConsole()
        test.written.withLock { $0.results = [.done, .closed] }
        let console = test.console()
        table.write(to: console, as: OutputFormat(form: .csv))
        #expect(console.isClosed && console.failure == nil)
        #expect(test.output.utf8.count < 130_000)
        let whole = TestConsole()
        table.write(to: whole.console(), as: OutputFormat(form: .csv))
        #expect(whole.output.hasSuffix("row number 19999 of a long table\n"))
    }

    @Test func oneFormAtATime() throws {
        func format(_ words: [String]) throws -> OutputFormat {
            try OutputFormat(
                Arguments(parsing: words, options: CommonOptions.output),
                console: TestConsole().console())
        }
        #expect(try format([]) == OutputFormat())
        #expect(try format(["-xt"]) == OutputFormat(isExpanded: true, isTuplesOnly: true))
        #expect(try format(["-At"]) == OutputFormat(form: .unaligned, isTuplesOnly: true))
        #expect(try format(["--jsonl"]).form == .jsonLines)
        let error = #expect(throws: UsageError.self) { try format(["--json", "--csv"]) }
        #expect(error?.message == "only one of --json, --csv can be given")
    }
}
