/// Cuts a text into its statements at the semicolons that psql would cut at.
///
/// The library's own two functions are not used: the one that parses needs a text without any error,
/// and the one that scans leaves out a statement in which it sees no keyword (`selec 1; select 2`)
/// and ends a function's body at its first semicolon.
struct StatementSplitter {
    private var brackets = 0
    /// Open BEGINs and CASEs in the body of a function written in SQL.
    private var bodies = 0
    private var words: [[UInt8]] = []

    /// The statements without the semicolons and without what has only comments.
    static func split(_ text: borrowing CText) throws(SQLSyntaxError) -> [String] {
        try TextGate.survey(text)
        let tokens = try ScanResult(text).tokens(of: text)
        var splitter = StatementSplitter()
        var statements: [String] = []
        var start: Int?
        var end = 0
        for token in tokens where token.kind != .comment {
            if splitter.ends(at: token, text.bytes) {
                if let start { statements.append(text.substring(start..<end)) }
                start = nil
                splitter = StatementSplitter()
            } else {
                start = start ?? token.start
                end = token.end
            }
        }
        if let start { statements.append(text.substring(start..<end)) }
        return statements
    }

    private mutating func ends(at token: Token, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        if token.kind == .word {
            add(bytes[token.start..<token.end].map(\.lowercased))
            return false
        }
        if token.isSymbol("(") { brackets += 1 }
        if token.isSymbol(")") { brackets = max(0, brackets - 1) }
        return token.isSymbol(";") && brackets == 0 && bodies == 0
    }

    private mutating func add(_ word: [UInt8]) {
        if words.count < 4 { words.append(word) }
        guard brackets == 0, isRoutine else { return }
        switch word {
        case Self.begin: bodies += 1
        case Self.case where bodies > 0: bodies += 1
        case Self.end where bodies > 0: bodies -= 1
        default: break
        }
    }

    /// Whether the statement is `CREATE [OR REPLACE] {FUNCTION | PROCEDURE}`.
    private var isRoutine: Bool {
        guard words.first == Self.create else { return false }
        let kind = words.count > 3 && words[1] == Self.or ? words[3] : words.dropFirst().first
        return kind == Self.function || kind == Self.procedure
    }

    private static let begin = Array("begin".utf8)
    private static let `case` = Array("case".utf8)
    private static let create = Array("create".utf8)
    private static let end = Array("end".utf8)
    private static let function = Array("function".utf8)
    private static let or = Array("or".utf8)
    private static let procedure = Array("procedure".utf8)
}
