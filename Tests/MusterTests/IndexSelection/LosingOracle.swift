import Muster
import Synchronization

/// An oracle that is lost after so many questions.
final class LosingOracle: WhatIfOracle {
    private let oracle: SyntheticOracle
    private let after: Int
    private let count = Mutex(0)

    init(_ oracle: SyntheticOracle, after: Int) {
        self.oracle = oracle
        self.after = after
    }

    func answers(to questions: [WhatIfQuestion]) async throws -> [WhatIfAnswer?] {
        let total = count.withLock { count in
            count += questions.count
            return count
        }
        if total > after { throw SyntheticOracle.Failure() }
        return try await oracle.answers(to: questions)
    }
}
