internal import CPgQuery
internal import Glibc

/// What `pg_query_parse` returns, freed once.
struct ParseResult: ~Copyable {
    private let result: PgQueryParseResult

    init(_ text: borrowing CText) {
        result = pg_query_parse(text.pointer)
    }

    deinit {
        pg_query_free_parse_result(result)
    }

    /// The tree; throws when the parser refused the text.
    func tree() throws(SQLSyntaxError) -> SyntaxTree {
        if let error = result.error { throw SQLSyntaxError(error) }
        guard let json = result.parse_tree else {
            throw .invalid(reason: "no parse tree", position: 0)
        }
        let bytes = UnsafeBufferPointer(
            start: UnsafeRawPointer(json).assumingMemoryBound(to: UInt8.self),
            count: strlen(json))
        guard let tree = SyntaxTree(json: bytes) else {
            throw .invalid(reason: "the parse tree could not be read", position: 0)
        }
        return tree
    }
}
