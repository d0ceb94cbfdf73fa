/// Writes a plannable statement without its literals and comments.
///
/// It goes through the tokens of the scanner, never through characters, and asks the parse tree what a
/// token is. libpg_query's own function is not used: it leaves literals that its walk does not reach
/// (`CYCLE … TO 'x'`), keeps comments, and numbers in the order of its walk instead of the text's.
struct Normalizer {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let tokens: [Token]
    private let facts: LiteralFacts

    private var output: [UInt8] = []
    /// Whether white space or a comment stood before the token at hand.
    private var hasGap = false
    private var nextNumber: Int
    /// The numbers of parameters that stand for several literals, by group.
    private var sharedNumbers: [Int: Int] = [:]

    /// The text of a plannable statement without literals.
    static func text(of statement: ParsedStatement) throws(SQLSyntaxError) -> String {
        try CText.with(statement.text) { (text) throws(SQLSyntaxError) in
            var normalizer = try Normalizer(statement, text)
            return normalizer.text()
        }
    }

    private init(_ statement: ParsedStatement, _ text: borrowing CText) throws(SQLSyntaxError) {
        bytes = text.bytes
        tokens = try ScanResult(text).tokens(of: text)
        facts = LiteralFacts(statement.tree)
        nextNumber = facts.highestParameter + 1
        output.reserveCapacity(text.count)
    }

    private mutating func text() -> String {
        var index = 0
        var end = tokens.first?.start ?? 0
        while index < tokens.count {
            let token = tokens[index]
            if token.isSymbol(";") {
                index += 1
                continue
            }
            hasGap = hasGap || token.start > end
            index = emit(index)
            end = tokens[index - 1].end
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// Emits the token at an index, or what it begins, and returns the index of what follows.
    private mutating func emit(_ index: Int) -> Int {
        let token = tokens[index]
        if let type = facts.typedLiterals[token.start] {
            return emitTypedLiteral(index, literal: type)
        }
        if facts.extracts.contains(token.start), let next = emitExtract(index) { return next }
        if facts.literals.contains(token.start) {
            append(parameter(number(for: token.start)))
            return token.kind == .symbol ? skippingNegative(index) : skippingEscape(after: index)
        }
        if token.kind == .literal, !facts.isStructural(token, bytes) {
            if token.isEscapeCharacter(after: index, tokens, bytes) {
                append(token)
            } else {
                append(parameter(number(for: token.start)))
            }
            return index + 1
        }
        append(token)
        return index + 1
    }

    /// Emits `date '…'` as `$1::date`, and `interval '…' day` as `$1::interval day`.
    private mutating func emitTypedLiteral(_ index: Int, literal: Int) -> Int {
        var end = index
        while end < tokens.count, tokens[end].start < literal { end += 1 }
        guard end < tokens.count, end > index else {
            append(tokens[index])
            return index + 1
        }
        let value = tokens[end]
        let following: Int
        if value.kind == .parameter {
            append(value)
            following = end + 1
        } else {
            append(parameter(number(for: literal)))
            following = skippingEscape(after: end)
        }
        output.append(contentsOf: Array("::".utf8))
        hasGap = false
        if let name = TypedLiteral.castName(of: tokens[index..<end], bytes) {
            output.append(contentsOf: name)
        } else {
            var previous = tokens[index].start
            for token in tokens[index..<end] {
                hasGap = token.start > previous
                append(token)
                previous = token.end
            }
        }
        return following
    }

    /// Emits `extract($1 from x)`, as pg_stat_statements writes it, as a call that the server can
    /// prepare; nil when the field is a word.
    private mutating func emitExtract(_ index: Int) -> Int? {
        guard index + 3 < tokens.count, tokens[index + 1].isSymbol("(") else { return nil }
        let field = tokens[index + 2]
        guard field.kind == .parameter || field.kind == .literal else { return nil }
        append(Array("pg_catalog.extract(".utf8))
        if field.kind == .parameter {
            append(field)
        } else {
            append(parameter(number(for: field.start)))
        }
        output.append(UInt8(ascii: ","))
        return index + 4
    }

    /// Index of what follows a negative number, which the parser reads as one literal: `-5`, `-(5)`.
    private func skippingNegative(_ index: Int) -> Int {
        var index = index
        var brackets = 0
        while index < tokens.count, tokens[index].kind == .symbol {
            if tokens[index].isSymbol("(") { brackets += 1 }
            index += 1
        }
        return min(index + 1 + brackets, tokens.count)
    }

    /// Index of what follows a literal: after `U&'…'` the clause `UESCAPE '…'` belongs to it.
    private func skippingEscape(after index: Int) -> Int {
        guard index + 2 < tokens.count, tokens[index + 1].isWord("uescape", bytes) else {
            return index + 1
        }
        return index + 3
    }

    /// The number of the parameter for a literal: a new one unless it shares that of another.
    private mutating func number(for location: Int) -> Int {
        let group = facts.shared[location]
        if let group, let number = sharedNumbers[group] { return number }
        let number = nextNumber
        nextNumber += 1
        if let group { sharedNumbers[group] = number }
        return number
    }

    private func parameter(_ number: Int) -> [UInt8] { Array("$\(number)".utf8) }

    private mutating func append(_ token: Token) {
        append(Array(bytes[token.start..<token.end]))
    }

    /// Appends a token, with a space if there was a gap or if two words would run together.
    private mutating func append(_ text: [UInt8]) {
        if let last = output.last, let first = text.first {
            let runsTogether = last.isIdentifierPart && first.isIdentifierPart
            if hasGap || runsTogether { output.append(0x20) }
        }
        output.append(contentsOf: text)
        hasGap = false
    }
}

extension Token {
    /// Whether the token is this word in any case.
    func isWord(_ word: StaticString, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard kind == .word, end - start == word.utf8CodeUnitCount else { return false }
        return word.withUTF8Buffer { expected in
            bytes[start..<end].elementsEqual(expected) { $0.lowercased == $1 }
        }
    }

    /// Whether the token at an index is the character after `UESCAPE`: of an identifier, because
    /// that of a literal goes with the literal.
    func isEscapeCharacter(
        after index: Int, _ tokens: [Token], _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        index > 0 && tokens[index - 1].isWord("uescape", bytes)
    }
}
