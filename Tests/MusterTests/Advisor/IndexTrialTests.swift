import Testing

@testable import Muster

@Suite struct IndexTrialTests {
    private func trial(
        alone: Double, joining: (before: Double, after: Double)? = nil
    ) -> IndexTrial {
        var trial = IndexTrial(
            recommendationID: 1, statementID: 1, baselineCost: 100, costAlone: alone, isUsed: true,
            estimatedBytes: 1)
        trial.costBeforeJoining = joining?.before
        trial.costAfterJoining = joining?.after
        return trial
    }

    @Test func whatSavesMostBesideOthersNeedsThem() {
        #expect(trial(alone: 100, joining: (90, 10)).needsOthers)
    }

    @Test func theFirstOfASetNeedsNone() {
        #expect(!trial(alone: 10, joining: (100, 10)).needsOthers)
    }

    @Test func whatSavesMoreAloneNeedsNone() {
        #expect(!trial(alone: 20, joining: (90, 50)).needsOthers)
        #expect(!trial(alone: 20).needsOthers)
    }
}
