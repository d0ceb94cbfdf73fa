extension SQLSyntax {
    /// Puts literals in the place of parameters and numbers the other parameters anew.
    ///
    /// `substituting([1: "'device'"], in: "payload ->> $1 = $2")` gives `payload ->> 'device' = $1`.
    ///
    /// - Parameters:
    ///   - literals: the literal of each parameter's number, each exactly one literal token.
    ///   - text: a normalised statement.
    /// - Returns: the statement with the literals.
    /// - Throws: `SQLSyntaxError` when the text or a literal cannot be scanned.
    public static func substituting(
        _ literals: [Int: String], in text: String
    ) throws(SQLSyntaxError) -> String {
        guard !literals.isEmpty else { return text }
        for literal in literals.values {
            guard try tokens(of: literal).map(\.kind) == [.literal] else {
                throw .invalid(reason: "a substitute is not one literal", position: 0)
            }
        }
        let bytes = Array(text.utf8)
        let parameters = try tokens(of: text).filter { $0.kind == .parameter }
        let kept = Set(parameters.compactMap { $0.number(in: bytes) }).subtracting(literals.keys)
        let numbers = Dictionary(
            uniqueKeysWithValues: kept.sorted().enumerated().map { ($1, $0 + 1) })
        var result: [UInt8] = []
        var position = 0
        for token in parameters {
            guard let number = token.number(in: bytes) else { continue }
            result += bytes[position..<token.start]
            if let literal = literals[number] {
                result += Array(literal.utf8)
            } else if let renumbered = numbers[number] {
                result += Array("$\(renumbered)".utf8)
            }
            position = token.end
        }
        return String(decoding: result + bytes[position...], as: UTF8.self)
    }

    /// The literal that stands in `example` for each parameter of `template`, two texts of the same
    /// expression; nil when they are not the same but for that.
    ///
    /// `parameterLiterals(of: "data ->> $1", in: "data ->> 'device'")` gives `[1: "'device'"]`.
    ///
    /// - Parameters:
    ///   - template: an expression with parameters.
    ///   - example: the same expression with literals.
    /// - Returns: literal tokens by parameter number.
    /// - Throws: `SQLSyntaxError` when one of them cannot be scanned.
    public static func parameterLiterals(
        of template: String, in example: String
    ) throws(SQLSyntaxError) -> [Int: String]? {
        let (templateBytes, exampleBytes) = (Array(template.utf8), Array(example.utf8))
        let templateTokens = try tokens(of: template)
        let exampleTokens = try tokens(of: example)
        guard templateTokens.count == exampleTokens.count else { return nil }
        var literals: [Int: String] = [:]
        for (left, right) in zip(templateTokens, exampleTokens) {
            if let number = left.number(in: templateBytes), right.kind == .literal {
                literals[number] = right.text(in: exampleBytes)
            } else if left.text(in: templateBytes) != right.text(in: exampleBytes) {
                return nil
            }
        }
        return literals
    }

    private static func tokens(of text: String) throws(SQLSyntaxError) -> [Token] {
        try CText.with(text) { (text) throws(SQLSyntaxError) in
            try ScanResult(text).tokens(of: text)
        }
    }
}

extension Token {
    fileprivate func text(in bytes: [UInt8]) -> String {
        String(decoding: bytes[start..<end], as: UTF8.self)
    }

    /// The number of a parameter; nil for any other token.
    fileprivate func number(in bytes: [UInt8]) -> Int? {
        kind == .parameter ? Int(text(in: bytes).dropFirst()) : nil
    }
}
