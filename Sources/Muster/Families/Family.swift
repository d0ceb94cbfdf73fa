/// A group of statements that do about the same, under a name that a person would give.
public struct Family: Sendable, Hashable, Codable {
    /// A word that its statements have in common.
    public struct Token: Sendable, Hashable, Codable {
        /// The word with its kind: `table:shop.orders`.
        public var token: String
        /// Its mean weight in the statements, from 0 to 1.
        public var weight: Double
    }

    /// A statement of the family.
    public struct Member: Sendable, Hashable, Codable {
        /// Key of the statement.
        public var statementID: Int64
        /// How near it is to the middle of the family, from 0 to 1.
        public var similarity: Double

        private enum CodingKeys: String, CodingKey {
            case statementID = "statement_id"
            case similarity
        }
    }

    /// The name: `users_like_email`.
    public var label: String
    /// The name in words.
    public var description: String
    /// The words that weigh most, at most eight.
    public var tokens: [Token]
    /// Its statements, by key.
    public var members: [Member]
}
