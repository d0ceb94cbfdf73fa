import Muster
import MusterDatabase

/// The candidates of a whole workload by number, and which concern which statement.
struct CandidatePool {
    /// The candidates.
    private(set) var candidates: [IndexCandidate] = []
    /// HypoPG's estimate of each one's size.
    private(set) var plannerBytes: [Double] = []
    /// Those that HypoPG can emulate.
    private(set) var usable: [IndexCandidate] = []
    /// Numbers of the candidates that concern each statement, ascending.
    private(set) var relevant: [[Int]] = []
    /// Candidates that can take the place of several others.
    private(set) var merges: [SelectionProblem.Merge] = []

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
        let repeated = RepeatedConstants(workload)
        for statement in workload {
            let conditions = try await repeated.conditions(of: statement) {
                try await sessions[0].frequency(of: $0, in: $1, of: $2)
            }
            let found = generator.candidates(
                for: statement.shape, in: statement.catalog, constants: conditions)
            own.append(
                found.map { candidate in
                    if let number = numbers[candidate] { return number }
                    numbers[candidate] = candidates.count
                    candidates.append(candidate)
                    return candidates.count - 1
                })
        }
        let first = candidates.count
        let merged = MergedCandidates(candidates, on: tables).merges
        candidates += merged.map(\.candidate)
        // HypoPG plans each partition with an index on the partitioned table.
        let definitions = candidates.map {
            WorkloadSession.Candidate(
                definition: $0.plannedDefinition, tables: tables[$0.table]?.names ?? [$0.table])
        }
        for session in sessions { await session.consider(definitions) }
        let bytes = try await sessions[0].estimatedBytes()
        let isUsable = bytes.map { $0 != nil }
        usable = zip(candidates, isUsable).filter(\.1).map(\.0)
        plannerBytes = bytes.map { Double($0 ?? 0) }
        relevant = own.map { $0.filter { isUsable[$0] }.sorted() }
        merges = merged.enumerated().filter { isUsable[first + $0.offset] }.map {
            SelectionProblem.Merge(index: first + $0.offset, parts: $0.element.parts)
        }
    }
}
