import Testing

@testable import MusterCommand

@Suite struct ArgumentsTests {
    private static let host = Option.value(
        "host", short: "h", "HOST", "host", environment: "PGHOST")
    private static let label = Option.value(
        "label", short: "l", "LABEL", "label", isRepeatable: true)
    private static let limit = Option.value("limit", "COUNT", "limit")
    private static let wait = Option.value("wait", "TIME", "wait")
    private static let json = Option.flag("json", "json", environment: "MUSTER_JSON")
    private static let expanded = Option.flag("expanded", short: "x", "expanded")
    private static let noPassword = Option.flag("no-password", short: "w", "no password")
    private static let options = [host, label, limit, wait, json, expanded, noPassword]

    private func parse(
        _ words: [String], _ environment: [String: String] = [:]
    ) throws(UsageError) -> Arguments {
        try Arguments(parsing: words, options: Self.options, environment: environment)
    }

    @Test(arguments: [
        ["--host", "db"], ["--host=db"], ["-h", "db"], ["-hdb"], ["-xhdb"], ["-xh", "db"],
        ["x", "--host", "db", "y"],
    ])
    func takesAValueInEverySpelling(words: [String]) throws {
        let arguments = try parse(words)
        #expect(arguments.string(Self.host) == "db")
        #expect(arguments.isGiven(Self.host) && !arguments.isGiven(Self.limit))
        #expect(arguments.operands == words.filter { $0 == "x" || $0 == "y" })
    }

    @Test func takesOddValues() throws {
        #expect(try parse(["--host="]).string(Self.host)?.isEmpty == true)
        #expect(try parse(["--host=a=b"]).string(Self.host) == "a=b")
        #expect(try parse(["--host", "--json"]).string(Self.host) == "--json")
        #expect(try parse(["-l", "a", "--label=b", "-lc"]).strings(Self.label) == ["a", "b", "c"])
        #expect(try parse([]).strings(Self.label).isEmpty)
    }

    @Test func takesSwitches() throws {
        let arguments = try parse(["-xw", "--json"])
        #expect(arguments.flag(Self.expanded) && arguments.flag(Self.noPassword))
        #expect(arguments.flag(Self.json))
        #expect(try !parse(["--json", "--no-json"]).flag(Self.json))
        #expect(try parse(["--no-json", "--json"]).flag(Self.json))
        // The name itself starts with no-.
        #expect(try parse(["--no-password"]).flag(Self.noPassword))
        #expect(try !parse(["--no-no-password"]).flag(Self.noPassword))
    }

    @Test func takesOperands() throws {
        #expect(
            try parse(["a", "-", "--", "--json", "-x", "--"]).operands == [
                "a", "-", "--json", "-x", "--",
            ])
        #expect(try parse(["--"]).operands.isEmpty)
        #expect(try parse([""]).operands == [""])
        #expect(try parse(["a"]).operand(0) == "a" && parse(["a"]).operand(1) == nil)
    }

    @Test func readsTheEnvironment() throws {
        #expect(try parse([], ["PGHOST": "env"]).string(Self.host) == "env")
        #expect(try parse(["-h", "own"], ["PGHOST": "env"]).string(Self.host) == "own")
        #expect(try parse([], ["PGHOST": "env"]).strings(Self.host) == ["env"])
        #expect(try !parse([], ["PGHOST": "env"]).isGiven(Self.host))
        for (text, isOn) in [
            ("1", true), ("yes", true), ("TRUE", true), ("", false), ("0", false), ("Off", false),
            ("no", false), ("false", false),
        ] {
            #expect(try parse([], ["MUSTER_JSON": text]).flag(Self.json) == isOn)
        }
        #expect(try !parse(["--no-json"], ["MUSTER_JSON": "1"]).flag(Self.json))
    }

    static let faults: [([String], String, String?)] = [
        (["--jsn"], "there is no option \"--jsn\"", "Did you mean --json?"),
        (["--hots", "x"], "there is no option \"--hots\"", "Did you mean --host?"),
        (["--zzzzzz"], "there is no option \"--zzzzzz\"", nil),
        (["-q"], "there is no option \"-q\"", nil),
        (["-xq"], "there is no option \"-q\"", nil),
        (["--host"], "--host needs a value", "It is --host HOST."),
        (["-x", "-h"], "-h needs a value", "It is -h HOST."),
        (["--json=1"], "--json takes no value", nil),
        (["--no-json=1"], "--no-json takes no value", nil),
        (["--no-host"], "there is no option \"--no-host\"", nil),
        (["-h", "a", "--host", "b"], "--host is given twice", nil),
        (["--\u{1b}[2J"], "there is no option \"--\\x1B[2J\"", nil),
    ]

    @Test(arguments: faults) func refuses(words: [String], message: String, hint: String?) {
        let error = #expect(throws: UsageError.self) { try parse(words) }
        #expect(error?.message == message)
        #expect(error?.hint == hint)
        #expect(error?.report.exitCode == .usage)
    }

    private enum Mode: String, CaseIterable { case hypopg, real }

    @Test func readsTypes() throws {
        let limit = try parse(["--limit", "12"])
        #expect(try limit.integer(Self.limit) == 12 && limit.number(Self.limit) == 12)
        #expect(try limit.integer(Self.limit, in: 1...12) == 12)
        #expect(try parse([]).integer(Self.limit) == nil)
        #expect(try parse(["--limit=real"]).choice(Self.limit, of: Mode.self) == .real)
        for (text, time) in [
            ("250ms", Duration.milliseconds(250)), ("2", .seconds(2)), ("2s", .seconds(2)),
            ("1.5s", .milliseconds(1_500)), ("5min", .seconds(300)), ("5m", .seconds(300)),
            ("1h", .seconds(3_600)), ("2d", .seconds(172_800)), ("0", .zero),
        ] {
            #expect(try parse(["--wait", text]).duration(Self.wait) == time)
        }
        for (text, bytes) in [
            ("512", 512), ("1kB", 1_024), ("64KB", 65_536), ("1.5MB", 1_572_864), ("2GB", 1 << 31),
            ("1TB", 1 << 40), ("7B", 7),
        ] as [(String, Int64)] {
            #expect(try parse(["--limit", text]).bytes(Self.limit) == bytes)
        }
    }

    @Test func refusesValuesOfAnotherType() {
        func message(_ text: String, _ read: (Arguments) throws -> Void) -> String? {
            #expect(throws: UsageError.self) { try read(parse(["--limit", text])) }?.message
        }
        let limit = Self.limit
        #expect(
            message("x") { try _ = $0.integer(limit) } == "--limit takes a whole number, not \"x\"")
        #expect(message("1.5") { try _ = $0.integer(limit) }?.hasPrefix("--limit takes") == true)
        #expect(message("-1") { try _ = $0.integer(limit) } == "--limit must be 0 or more, not -1")
        #expect(
            message("9") { try _ = $0.integer(limit, in: 1...8) } == "--limit must be 1 to 8, not 9"
        )
        #expect(message("99999999999999999999") { try _ = $0.integer(limit) } != nil)
        #expect(
            message("nan") { try _ = $0.number(limit) } == "--limit takes a number, not \"nan\"")
        #expect(message("inf") { try _ = $0.number(limit) } != nil)
        #expect(message("-1") { try _ = $0.number(limit) } == "--limit must be 0 or more, not -1")
        for text in ["x", "", "-1s", "1y", "s", "1e99", "nan", "infs"] {
            #expect(
                message(text) { try _ = $0.duration(limit) }?.hasPrefix("--limit takes a time")
                    == true)
        }
        for text in ["x", "", "-1", "MB", "1e30", "nan"] {
            #expect(
                message(text) { try _ = $0.bytes(limit) }?.hasPrefix("--limit takes a size") == true
            )
        }
        let choice = #expect(throws: UsageError.self) {
            try parse(["--limit", "hypo"]).choice(limit, of: Mode.self)
        }
        #expect(choice?.message == "--limit takes hypopg, real, not \"hypo\"")
        #expect(choice?.hint == "Did you mean hypopg?")
    }

    @Test func findsTheWordThatWasMeant() {
        let verbs = ["install", "status", "doctor", "explain", "export", "diff"]
        for (word, meant) in [
            ("instal", "install"), ("satus", "status"), ("doctro", "doctor"),
            ("EXPLAIN", "explain"),
            ("dif", "diff"), ("expl", "explain"), ("exp", nil), ("zebra", nil), ("", nil),
            ("d", nil),
        ] {
            #expect(Spelling.nearest(to: word, among: verbs) == meant, "\(word)")
        }
        #expect(Spelling.distance("kitten", "sitting") == 3)
        #expect(Spelling.distance("ab", "ba") == 1)
        #expect(Spelling.distance("", "abc") == 3 && Spelling.distance("abc", "") == 3)
    }

    // MARK: Connection

    private func connection(
        _ words: [String], operand: String? = nil
    ) throws -> ConnectionArguments {
        try ConnectionArguments(
            Arguments(parsing: words, options: CommonOptions.connection), operand: operand)
    }

    @Test func connectsAsPsqlDoes() throws {
        let plain = try connection(["-h", "/run", "-p", "5433", "-U", "me", "-d", "db", "-w"])
        #expect(plain.host == "/run" && plain.port == "5433" && plain.user == "me")
        #expect(plain.database == "db" && plain.conninfo == nil && plain.isPasswordRefused)
        #expect(try connection([], operand: "db").database == "db")
        for text in ["postgresql://h/db?sslmode=require", "postgres://u@h", "host=a dbname=b"] {
            let parsed = try connection(["-d", text])
            #expect(parsed.conninfo == text && parsed.database == nil)
        }
        #expect(throws: UsageError.self) { try connection(["-d", "a"], operand: "b") }
        for port in ["0", "65536", "x", ""] {
            #expect(throws: UsageError.self) { try connection(["-p", port]) }
        }
    }

    @Test(arguments: [
        "postgresql://u:secret@h/db", "postgres://u:@h", "host=a password=b", "PASSWORD=b host=a",
        "postgresql://h/db?user=u&password=b", "host=a password = b",
        "postgresql:///d?sslpassword=x",
    ])
    func refusesPasswords(conninfo: String) {
        let error = #expect(throws: UsageError.self) { try connection(["-d", conninfo]) }
        #expect(error?.message == "a password does not belong on the command line")
        #expect(error?.hint?.contains("secret") == false)
    }

    @Test(arguments: [
        "postgresql://u@[::1]:5432/db", "postgresql://u@h1:1,h2:2/a:b@c", "passfile=/x host=a",
        "postgresql://h/db?passfile=x", "dbname=password_db",
    ])
    func doesNotTakeOtherThingsForPasswords(conninfo: String) throws {
        #expect(try connection(["-d", conninfo]).conninfo == conninfo)
    }
}
