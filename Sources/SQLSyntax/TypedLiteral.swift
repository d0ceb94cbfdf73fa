/// The types of literals such as `char 'abc'` that a cast names differently.
enum TypedLiteral {
    /// The name in a cast; nil when it is the same.
    ///
    /// Without a length `char 'abc'` and `bit '101'` have any length, whereas `::char` and `::bit`
    /// have length one. `N'…'` is a literal of type `nchar`.
    static func castName(
        of type: ArraySlice<Token>, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> [UInt8]? {
        guard type.count == 1, let word = type.first, word.isKeyword || word.isWord("n", bytes)
        else { return nil }
        if word.isWord("bit", bytes) { return Array("pg_catalog.bit".utf8) }
        let isCharacter =
            word.isWord("char", bytes) || word.isWord("character", bytes)
            || word.isWord("nchar", bytes) || word.isWord("n", bytes)
        return isCharacter ? Array("pg_catalog.bpchar".utf8) : nil
    }
}
