import Foundation
import Muster
import Synchronization
import Testing

@testable import SQLSyntax

/// Texts that make a parser crash, hang or eat all memory.
@Suite struct HostileTextTests {
    /// Forms of nesting: what opens, what is inside, what closes.
    struct Form: Sendable, CustomTestStringConvertible {
        let start: String
        let open: String
        let inner: String
        let close: String

        var testDescription: String { start + open + "…" + close }

        func text(_ depth: Int) -> String {
            start + String(repeating: open, count: depth) + inner
                + String(repeating: close, count: depth)
        }
    }

    static let forms = [
        Form(start: "select ", open: "(", inner: "1", close: ")"),
        Form(start: "select a", open: " + 1", inner: "", close: ""),
        Form(start: "select a", open: "||a", inner: "", close: ""),
        Form(start: "select ", open: "f(", inner: "a", close: ")"),
        Form(start: "select ", open: "(select ", inner: "a", close: ")"),
        Form(start: "select 1", open: " union all select 1", inner: "", close: ""),
        Form(start: "select 1", open: " except select a, b", inner: "", close: ""),
        Form(start: "select ", open: "not ", inner: "true", close: ""),
        Form(start: "select ", open: "- ", inner: "a", close: ""),
        Form(start: "select ", open: "case when a and ", inner: "b", close: " then 2 end"),
        Form(start: "select * from a", open: " join b on x and y", inner: "", close: ""),
        Form(start: "select * from a", open: " natural full join b", inner: "", close: ""),
        Form(start: "select * from a", open: " join b using (x)", inner: "", close: ""),
        Form(start: "select ", open: "(", inner: "a", close: ").b"),
        Form(start: "select a", open: "::int", inner: "", close: ""),
        Form(start: "select a", open: " collate c", inner: "", close: ""),
        Form(start: "select a", open: " at time zone b", inner: "", close: ""),
        Form(start: "select * from ", open: "(select * from ", inner: "t", close: ") x"),
        Form(start: "select * from ", open: "(", inner: "a join b on true", close: ") x"),
        Form(start: "with x as (", open: "with x as (", inner: "select 1", close: ") select 1"),
        Form(start: "select ", open: "array[", inner: "1", close: "]"),
        Form(start: "select ", open: "row(", inner: "1", close: ")"),
        Form(start: "select a", open: "[1]", inner: "", close: ""),
        Form(
            start: "select * from t where a in ", open: "(select b from t where a in ",
            inner: "(1)", close: ")"),
        Form(
            start: "select * from t where ", open: "exists (select 1 from t where ", inner: "a",
            close: ")"),
        Form(start: "select * from t where a = 1", open: " or a = 1", inner: "", close: ""),
        Form(start: "select * from t where a in (1", open: ",1", inner: ")", close: ""),
        Form(start: "values (1)", open: ",(1)", inner: "", close: ""),
        Form(start: "select 1", open: ",1", inner: "", close: ""),
        Form(start: "select * from t", open: ",t", inner: "", close: ""),
        Form(start: "select a", open: " is null", inner: "", close: ""),
        Form(start: "select /*", open: "/*", inner: "", close: "*/"),
        Form(start: "select ", open: "/*/**/", inner: "1", close: "*/"),
        Form(start: "select ", open: "/* /*", inner: "1", close: "*/"),
        Form(
            start: "update t set ", open: "(a,b)=(with x as (update t set ", inner: "a=1",
            close: " returning 1) select 1,2)"),
        Form(start: "select 1", open: ";select 1", inner: "", close: ""),
    ]

    /// Each text is read or refused; nothing crashes and nothing takes long.
    @Test(arguments: forms, [1, 100, 1_000, 11_000])
    func isReadOrRefused(_ form: Form, _ depth: Int) {
        let time = ContinuousClock().measure { read(form.text(depth)) }
        // A debug build needs two seconds when nothing else runs.
        #expect(time < .seconds(60))
    }

    /// The forms that get through, or that would kill or stall the library.
    @Test(arguments: forms.filter { [" + 1", ",1", "/*", ",t", " or a = 1"].contains($0.open) })
    func aMegabyteIsReadOrRefused(_ form: Form) {
        let text = form.text(1_000_000 / (form.open.utf8.count + form.close.utf8.count))
        let statement = try? SQLSyntax.parse(text)
        if let statement { _ = SQLSyntax.shape(of: statement) }
    }

    @Test func tenThousandBracketsAreAnError() {
        let text =
            "select " + String(repeating: "(", count: 10_000) + "1"
            + String(repeating: ")", count: 10_000)
        #expect(throws: SQLSyntaxError.nestedTooDeeply) { try SQLSyntax.parse(text) }
    }

    /// libpg_query itself dies of this one: the tree is 250 000 levels deep.
    @Test func aLongSumIsAnError() {
        let text = "select 1" + String(repeating: "+1", count: 250_000)
        #expect(throws: SQLSyntaxError.nestedTooDeeply) { try SQLSyntax.fingerprint(text) }
    }

    /// Long lists are no nesting.
    @Test func longListsAreRead() throws {
        let list = (0..<100_000).map(String.init).joined(separator: ",")
        let short = try SQLSyntax.fingerprint("select * from t where a in (1)")
        #expect(try SQLSyntax.fingerprint("select * from t where a in (\(list))") == short)
        let tests = String(repeating: " or a = 1", count: 50_000)
        #expect(try SQLSyntax.parse("select * from t where a = 1\(tests)").kind == .select)
        let rows = String(repeating: ",(1,'x')", count: 50_000)
        #expect(
            try SQLSyntax.fingerprint("insert into t values (1,'x')\(rows)")
                == SQLSyntax.fingerprint("insert into t values (1,'x')"))
    }

    /// A chain of ten thousand is what a generator of queries may write.
    @Test func chainsAreRead() throws {
        let sum = "select a" + String(repeating: " + a", count: 9_000) + " from t"
        #expect(SQLSyntax.shape(of: try SQLSyntax.parse(sum)).columnUses.count == 9_001)
        let union =
            "select a from t" + String(repeating: " union all select a from t", count: 3_000)
        let shape = SQLSyntax.shape(of: try SQLSyntax.parse(union))
        #expect(shape.relations.count == 3_001)
        #expect(shape.blocks[0].setOperation?.branches.count == 3_001)
    }

    @Test(arguments: forms)
    func isReadOrRefusedOnASmallStack(_ form: Form) {
        for depth in [50, 140, 3_000] {
            let text = form.text(depth)
            onThread(stackSize: 256 << 10) { read(text) }
        }
    }

    @Test func isReadOrRefusedInATask() async {
        await withTaskGroup(of: Void.self) { group in
            for form in Self.forms {
                group.addTask {
                    for depth in [100, 2_000] { read(form.text(depth)) }
                }
            }
        }
    }

    /// The bound must never be too low, or a tree could overrun the stack that was made for it.
    @Test(arguments: forms, [3, 30, 300, 1_500])
    func theBoundIsAtLeastTheDepth(_ form: Form, _ depth: Int) throws {
        guard let statement = try? SQLSyntax.parse(form.text(depth)) else { return }
        // A level of the syntax is at most six levels of the tree's objects and lists.
        #expect(statement.tree.depth <= 6 * statement.nesting + 24)
    }

    /// A tree that repeats the right side of an assignment for each of its columns.
    @Test func repeatedAssignmentsAreAnError() {
        let names = (0..<5_000).map { "c\($0)" }.joined(separator: ",")
        let values = (0..<5_000).map(String.init).joined(separator: ",")
        #expect(throws: SQLSyntaxError.nestedTooDeeply) {
            try SQLSyntax.parse("update t set (\(names)) = (select \(values))")
        }
        #expect(throws: Never.self) {
            try SQLSyntax.parse("update t set (a, b, c) = (select 1, 2, 3), (d, e) = (4, 5)")
        }
    }

    /// libpg_query keeps its state per thread; eight at a time must not disturb each other.
    @Test func eightThreadsReadAtOnce() throws {
        var variation = Variation(seed: 8)
        let texts = StatementTemplates.all.map { variation.text(of: $0) }
        let expected = try texts.map { try SQLSyntax.normalize($0) }
        let failures = Mutex(0)
        let threads = (0..<8).map { number in
            Thread {
                for round in 0..<20 {
                    for offset in texts.indices {
                        let index = (offset + number * 7 + round) % texts.count
                        let found = try? SQLSyntax.normalize(texts[index])
                        let broken = try? SQLSyntax.fingerprint(") " + texts[index])
                        if found != expected[index] || broken != nil {
                            failures.withLock { $0 += 1 }
                        }
                    }
                }
            }
        }
        run(threads)
        #expect(failures.withLock { $0 } == 0)
    }

    @Test func anythingMadeOfTokensIsReadOrRefused() {
        let pieces = [
            "select", "from", "where", "(", ")", ",", "'a'", "1", "$1", "a", "\"b\"", "=", "::",
            "and",
            "or", "not", "in", "between", "case", "when", "then", "end", "join", "on", "using",
            "union",
            "with", "as", "set", "update", "insert", "into", "values", "delete", "*", ".", ";", "-",
            "->>", "[", "]", "order", "by", "group", "limit", "exists", "any", "lateral", "--",
            "/*",
            "*/", "\n", "U&'", "e'\\'", "$$", "$a$", "'", "\"", "interval", "date", "default", "é",
        ]
        var random = SplitMix64(state: 3)
        for _ in 0..<10_000 {
            var text = ["select ", "update t set ", "insert into t ", ""][random.below(4)]
            for _ in 0..<random.below(14) {
                text += pieces[random.below(pieces.count)] + (random.below(4) == 0 ? "" : " ")
            }
            read(text)
        }
    }
}

/// Puts a text through everything there is; errors are fine.
private func read(_ text: String) {
    _ = try? SQLSyntax.split(text)
    _ = try? SQLSyntax.normalize(text)
    if let statement = try? SQLSyntax.parse(text) { _ = SQLSyntax.shape(of: statement) }
}

private func onThread(stackSize: Int, _ work: @escaping @Sendable () -> Void) {
    let thread = Thread(block: work)
    thread.stackSize = stackSize
    run([thread])
}

/// Starts threads and waits until all have ended.
private func run(_ threads: [Thread]) {
    for thread in threads { thread.start() }
    while threads.contains(where: { !$0.isFinished }) { Thread.sleep(forTimeInterval: 0.002) }
}
