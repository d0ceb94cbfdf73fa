import Muster
import Testing

@Suite("Runs of a variant") struct MeasuredRunsTests {
    @Test("the least and the median of each set, averaged over the sets")
    func figures() {
        var runs = MeasuredRuns(sets: 2)
        for milliseconds in [3.0, 1, 8] {
            runs.append(.init(milliseconds: milliseconds, buffers: 10), set: 0)
        }
        for milliseconds in [10.0, 30] {
            runs.append(.init(milliseconds: milliseconds, buffers: 20), set: 1)
        }
        #expect(runs.count == 5)
        #expect(runs.leastMilliseconds == 5.5)
        #expect(runs.medianMilliseconds == 11.5)
        #expect(runs.buffers == 15)
    }

    @Test("a set without a run does not count")
    func empty() {
        var runs = MeasuredRuns(sets: 3)
        #expect(runs.leastMilliseconds == 0)
        runs.append(.init(milliseconds: 4, buffers: 1), set: 2)
        #expect(runs.leastMilliseconds == 4 && runs.medianMilliseconds == 4)
    }
}
