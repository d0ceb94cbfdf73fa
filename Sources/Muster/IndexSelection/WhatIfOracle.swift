/// Somebody who knows what statements cost with indexes that do not exist.
public protocol WhatIfOracle: Sendable {
    /// Answers questions.
    ///
    /// - Returns: the answers in the order of the questions; nil where there is no plan.
    func answers(to questions: [WhatIfQuestion]) async throws -> [WhatIfAnswer?]
}
