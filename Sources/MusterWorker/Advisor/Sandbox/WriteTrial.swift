import Muster
import MusterDatabase

/// Measures what indexes that were built on copies cost for each row written.
///
/// Rows of a copy are written again without any index and with each alone, the variants taking turns.
/// It comes last in a trial, because what is rolled back leaves dead rows in the copy.
struct WriteTrial {
    let session: SandboxSession

    /// An index that was built.
    struct Built: Sendable {
        /// Its name in the sandbox.
        var name: String
        /// The table in the sandbox.
        var copy: String
        /// What its upkeep is predicted by.
        var upkeep: IndexUpkeep
    }

    private static let rounds = 12
    /// All together takes no more than this part of the time that is left, and no longer than this.
    private static let share = 10
    private static let longest: Duration = .seconds(10)

    /// Measures as much as there is time for; without any the trial is as good as it was before.
    ///
    /// - Parameter indexes: by any name.
    /// - Returns: what was measured, by that name.
    /// - Throws: nothing but what ends the task.
    func run<Key: Hashable>(_ indexes: [Key: Built]) async throws -> [Key: WriteCost] {
        let end = ContinuousClock.now + min(await session.remaining / Self.share, Self.longest)
        var costs: [Key: WriteCost] = [:]
        for (copy, own) in Dictionary(grouping: indexes, by: \.value.copy)
            .sorted(by: { $0.key < $1.key })
        {
            let ordered = own.sorted { $0.value.name < $1.value.name }
            do {
                let found = try await measure(copy, ordered.map(\.value.name), until: end)
                for (index, cost) in zip(ordered, found) { costs[index.key] = cost }
            } catch is ExplainRefusal {
                continue
            } catch is PlanError {
                continue
            }
        }
        return costs
    }

    private func measure(
        _ copy: String, _ names: [String], until end: ContinuousClock.Instant
    ) async throws -> [WriteCost?] {
        guard ContinuousClock.now < end, let sample = try await session.writeSample(of: copy)
        else { return [] }
        let variants: [String?] = [nil] + names
        var runs: [[SandboxSession.WriteRun]] = Array(repeating: [], count: variants.count)
        for round in 0..<Self.rounds {
            // One round there has to be; of more only whole ones count alike.
            if round > 0, ContinuousClock.now >= end { break }
            for (place, name) in variants.enumerated() {
                runs[place].append(try await session.rewrite(sample, keeping: name))
            }
        }
        return runs.dropFirst().map { own in
            WriteCost(
                with: own.map(\.milliseconds), without: runs[0].map(\.milliseconds),
                buffers: (own.map(\.buffers).min() ?? 0) - (runs[0].map(\.buffers).min() ?? 0),
                rows: sample.rows)
        }
    }
}
