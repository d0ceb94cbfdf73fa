/// What a terminal does with characters.
enum Terminal {
    /// Columns that a text without line breaks takes.
    static func width(of text: String) -> Int { 0 }

    /// A text without anything that could move the cursor.
    static func escaped(_ text: String) -> String { text }
}
