import Testing

@testable import Muster

@Suite struct WriteCostTests {
    @Test func isTheDifferenceOfTheLeast() throws {
        let cost = try #require(
            WriteCost(with: [9, 5, 50], without: [2, 1, 30], buffers: 6_000, rows: 2_000))
        #expect(cost.microseconds == 2 && cost.buffers == 3)
    }

    @Test func isNeverNothing() throws {
        let cost = try #require(WriteCost(with: [1], without: [2], buffers: -5, rows: 100))
        #expect(cost.microseconds > 0 && cost.microseconds < 0.1 && cost.buffers == 0)
        #expect(WriteCost(with: [], without: [1], buffers: 0, rows: 100) == nil)
        #expect(WriteCost(with: [1], without: [1], buffers: 0, rows: 0) == nil)
    }
}
