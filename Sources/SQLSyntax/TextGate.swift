/// Refuses what the library must not see and tells how deep the rest can nest.
enum TextGate {
    /// Characters that the scanner may read again because of comment openings: about 40 ms.
    private static let maximumCommentCost = 10_000_000
    /// Tokens that a tree may hold, copies included: a tree of about 200 MB.
    private static let maximumCopiedTokens = 4_000_000

    /// What is to be parsed and how deep it can nest.
    struct Passed {
        /// An upper bound for the nesting of the parse tree.
        var nesting: Int
        /// The bytes to parse instead of the text: the text with blanks for its comments.
        var blanked: [UInt8]?
    }

    /// Looks the text over before it is parsed.
    ///
    /// Comments are blanked, because the parser of libpg_query 15-4.0.0 stumbles over one after NOT,
    /// NULLS or WITH: `a NOT /* x */ IN (1)`. The text keeps its length, so that places stay true.
    static func pass(_ text: borrowing CText) throws(SQLSyntaxError) -> Passed {
        let survey = try survey(text)
        let isShallow = survey.weight <= DeepStack.inPlaceNesting && survey.setWords < 2
        if isShallow, !survey.mayHaveComments { return Passed(nesting: survey.weight) }
        let tokens = try ScanResult(text).tokens(of: text)
        var passed = Passed(nesting: survey.weight)
        if !isShallow {
            let bound = NestingBound(tokens, of: text.bytes)
            guard bound.depth <= SQLSyntax.maximumNesting,
                bound.copiedTokens <= maximumCopiedTokens
            else { throw .nestedTooDeeply }
            passed.nesting = bound.depth
        }
        if tokens.contains(where: { $0.kind == .comment }) {
            var bytes = Array(text.bytes)
            for token in tokens where token.kind == .comment {
                for index in token.start..<token.end { bytes[index] = 0x20 }
            }
            passed.blanked = bytes
        }
        return passed
    }

    /// The checks that the scanner needs; enough where nothing is parsed.
    @discardableResult
    static func survey(_ text: borrowing CText) throws(SQLSyntaxError) -> TextSurvey {
        guard text.count <= SQLSyntax.maximumLength else { throw .tooLong(bytes: text.count) }
        let survey = TextSurvey(text.bytes)
        if let offset = survey.firstNUL { throw .containsNUL(position: offset + 1) }
        guard survey.commentCost <= maximumCommentCost else { throw .nestedTooDeeply }
        return survey
    }
}
