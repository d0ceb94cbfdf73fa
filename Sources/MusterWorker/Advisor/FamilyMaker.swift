import Muster
import MusterDatabase

/// Groups the statements into families whenever one has none.
struct FamilyMaker: Sendable {
    let store: AdvisorStore

    /// Makes all families anew when that is due; returns how many there are, nil when it was not.
    func makeIfDue() async throws -> Int? {
        guard try await store.areFamiliesDue() else { return nil }
        return try await store.record(
            Family.families(
                of: store.familyFeatures(), similarity: store.familySimilarity()))
    }
}
