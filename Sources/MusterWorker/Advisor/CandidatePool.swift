import Muster
import MusterDatabase

/// The candidates of a whole workload by number, and which concern which statement.
struct CandidatePool {
    /// The candidates.
    private(set) var candidates: [IndexCandidate] = []
    /// HypoPG's estimate of each one's size.
    private(set) var plannerBytes: [Double] = []
    /// Numbers of the candidates that concern each statement, ascending.
    private(set) var relevant: [[Int]] = []

    /// Derives the candidates, and leaves out those that HypoPG cannot emulate.
    ///
    /// - Throws: the client's error.
    init(
        _ workload: [WorkloadStatement], _ tables: [QualifiedName: TableStatistics],
        minimumRows: Double, sessions: [WorkloadSession]
    ) async throws {
        let generator = CandidateGenerator(tables, minimumRows: minimumRows)
        var numbers: [IndexCandidate: Int] = [:]
        var own: [[Int]] = []
        for statement in workload {
            let found = generator.candidates(for: statement.shape, in: statement.catalog)
            own.append(
                found.map { candidate in
                    if let number = numbers[candidate] { return number }
                    numbers[candidate] = candidates.count
                    candidates.append(candidate)
                    return candidates.count - 1
                })
        }
        let definitions = candidates.map {
            WorkloadSession.Candidate(definition: $0.plannedDefinition, table: $0.table)
        }
        for session in sessions { await session.consider(definitions) }
        var isUsable: [Bool] = []
        for number in candidates.indices {
            let bytes = try await sessions[0].estimatedBytes(number)
            isUsable.append(bytes != nil)
            plannerBytes.append(Double(bytes ?? 0))
        }
        relevant = own.map { $0.filter { isUsable[$0] }.sorted() }
    }
}
