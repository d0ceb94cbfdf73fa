/// Refuses what the library must not see and tells how deep the rest can nest.
enum TextGate {
    /// Characters that the scanner may read again because of comment openings: about 40 ms.
    private static let maximumCommentCost = 10_000_000
    /// Tokens that a tree may hold, copies included: a tree of about 200 MB.
    private static let maximumCopiedTokens = 4_000_000

    /// An upper bound for the nesting of the text's parse tree.
    static func nesting(of text: borrowing CText) throws(SQLSyntaxError) -> Int {
        let survey = try survey(text)
        if survey.weight <= DeepStack.inPlaceNesting, survey.setWords < 2 { return survey.weight }
        let bound = NestingBound(try ScanResult(text).tokens(of: text), of: text.bytes)
        guard bound.depth <= SQLSyntax.maximumNesting,
            bound.copiedTokens <= maximumCopiedTokens
        else { throw .nestedTooDeeply }
        return bound.depth
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
