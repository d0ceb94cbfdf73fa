import Muster
import SQLSyntax
import Testing

@Suite struct ErrorTests {
    @Test(arguments: [
        "", " ", "\n\t ", ";", " ; ; ", "-- nothing", "/* nothing */", "/* a */ ; -- b",
    ])
    func saysThatThereIsNoStatement(_ text: String) {
        #expect(throws: SQLSyntaxError.empty) { try SQLSyntax.parse(text) }
        #expect(throws: SQLSyntaxError.empty) { try SQLSyntax.fingerprint(text) }
        #expect(throws: SQLSyntaxError.empty) { try SQLSyntax.normalize(text) }
        #expect(throws: Never.self) { try #expect(SQLSyntax.split(text).isEmpty) }
    }

    @Test(arguments: [("select 1; select 2", 2), ("select 1; ; select 2; drop table t;", 3)])
    func countsSeveralStatements(_ pair: (text: String, count: Int)) {
        #expect(throws: SQLSyntaxError.multipleStatements(count: pair.count)) {
            try SQLSyntax.parse(pair.text)
        }
    }

    @Test(arguments: ["select 1;", " ;; select ';' /* ; */ ; -- ; "])
    func countsOneStatement(_ text: String) throws {
        #expect(try SQLSyntax.parse(text).kind == .select)
    }

    /// Positions count characters, so that they point at the same place in any editor.
    @Test(arguments: [
        ("selec 1", 1), ("select from where", 13), ("select 'é' frm x y", 16),
        ("select /* é漢 */ from where", 22),
        ("select\n\n from t where )", 23), ("select 'abc", 8), ("select (1", 10),
    ])
    func saysWhere(_ pair: (text: String, position: Int)) {
        #expect {
            try SQLSyntax.parse(pair.text)
        } throws: { error in
            guard case .invalid(_, let position)? = error as? SQLSyntaxError else { return false }
            return position == pair.position
        }
    }

    @Test func describesItself() {
        #expect("\(SQLSyntaxError.empty)" == "no statement")
        #expect(
            "\(SQLSyntaxError.invalid(reason: "syntax error", position: 7))"
                == "syntax error at character 7")
        #expect("\(SQLSyntaxError.containsNUL(position: 3))" == "NUL character at byte 3")
    }

    @Test func refusesNUL() {
        for text in ["\0", "select 1\0", "select '\0'", "select 1 -- \0 drop table t"] {
            #expect(throws: SQLSyntaxError.containsNUL(position: text.utf8.firstOffset(of: 0) + 1))
            {
                try SQLSyntax.parse(text)
            }
            #expect(throws: SQLSyntaxError.self) { try SQLSyntax.split(text) }
        }
    }

    @Test func refusesWhatIsTooLong() {
        let text = "select '" + String(repeating: "x", count: SQLSyntax.maximumLength) + "'"
        #expect(throws: SQLSyntaxError.tooLong(bytes: text.utf8.count)) {
            try SQLSyntax.parse(text)
        }
        #expect(throws: SQLSyntaxError.tooLong(bytes: text.utf8.count)) {
            try SQLSyntax.split(text)
        }
    }
}

extension String.UTF8View {
    fileprivate func firstOffset(of byte: UInt8) -> Int {
        firstIndex(of: byte).map { distance(from: startIndex, to: $0) } ?? -1
    }
}
