/// Identifies a utility statement by its words.
enum UtilityHash {
    /// Literals and parameters count only as being there, and several in a row as one.
    ///
    /// After the word SET nothing but keywords counts, because a value can be a bare word there.
    static func hash(_ statement: ParsedStatement) throws(SQLSyntaxError) -> UInt64 {
        try CText.with(statement.text) { (text) throws(SQLSyntaxError) in try hash(text) }
    }

    private static func hash(_ text: borrowing CText) throws(SQLSyntaxError) -> UInt64 {
        let tokens = try ScanResult(text).tokens(of: text)
        var result: UInt64 = 0x77
        var isAfterSet = false
        var isAfterLiteral = false
        for token in tokens {
            switch token.kind {
            case .symbol where token.isSymbol(";") || token.isSymbol(","): continue
            case .literal, .parameter:
                if !isAfterLiteral { result = TreeHash.mix(result, 0x88) }
                isAfterLiteral = true
                continue
            case .word where isAfterSet && !token.isKeyword: continue
            case .quotedIdentifier where isAfterSet: continue
            default: break
            }
            isAfterLiteral = false
            let word = folded(token, text)
            isAfterSet = isAfterSet || word == Array("set".utf8)
            result = word.withUnsafeBufferPointer {
                TreeHash.mix(result, TreeHash.hash($0, 0, $0.count))
            }
        }
        return result
    }

    private static func folded(_ token: Token, _ text: borrowing CText) -> [UInt8] {
        let bytes = text.bytes[token.start..<token.end]
        return token.kind == .word ? bytes.map(\.lowercased) : Array(bytes)
    }
}
