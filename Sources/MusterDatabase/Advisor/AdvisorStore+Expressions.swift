import PostgresClient

extension AdvisorStore {
    /// A statement with a parameter inside an expression, and a text of it with literals.
    ///
    /// The text holds data: it is read and dropped, never stored or logged.
    public struct ExpressionExample: Sendable {
        /// The statement.
        public let statementID: Int64
        /// Its normalised text.
        public let normalized: String
        /// What a session runs or ran last.
        public let example: String
    }

    /// Statements whose expressions have unknown literals, with what sessions run right now.
    public func expressionExamples() async throws -> [ExpressionExample] {
        try await connection.query(
            "select statement_id, normalized, example from advisor._expression_examples()"
        ).map {
            ExpressionExample(
                statementID: try $0.decode("statement_id"), normalized: try $0.decode("normalized"),
                example: try $0.decode("example"))
        }
    }

    /// Stores literals that are part of a statement's structure.
    ///
    /// - Parameters:
    ///   - statementID: the statement.
    ///   - expressions: the expression with the parameter, and without.
    ///   - structural: the literal token of each parameter.
    /// - Returns: how many predicates now have an expression that can be an index key.
    /// - Throws: `PostgresError`.
    @discardableResult
    public func resolveExpressions(
        of statementID: Int64, expressions: [String: String], structural: [Int: String]
    ) async throws -> Int {
        let literals = Dictionary(uniqueKeysWithValues: structural.map { (String($0), $1) })
        return try await connection.query(
            """
            select advisor._resolve_expressions(
                \(statementID)::bigint, \(Self.json(expressions))::jsonb,
                \(Self.json(literals))::jsonb) as n
            """
        ).value(as: Int.self)
    }
}
