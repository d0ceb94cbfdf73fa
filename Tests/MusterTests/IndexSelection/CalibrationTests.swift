import Testing

@testable import Muster

@Suite struct CalibrationTests {
    @Test func assumesASpreadWithoutObservations() {
        let factor = Calibration().size
        #expect(factor.bias == 1 && factor.samples == 0)
        let interval = factor.interval(around: 100)
        #expect(interval.low > 90 && interval.low < 95)
        #expect(interval.high > 105 && interval.high < 110)
    }

    @Test func believesManyObservationsAndFewOnlyInPart() {
        let few = Calibration.Factor([0.2, 0.2], assumed: 0.05)
        let many = Calibration.Factor(Array(repeating: 0.2, count: 200), assumed: 0.05)
        #expect(few.bias > 1.03 && few.bias < 1.06)
        #expect(many.bias > 1.2 && many.bias < 1.2215)
        #expect(many.spread < few.spread && many.biasSpread < few.biasSpread)
    }

    @Test func oneObservationFarOffDoesNotRuinTheRest() {
        let calm = Array(repeating: 0.01, count: 30)
        let factor = Calibration.Factor(calm + [10], assumed: 0.05)
        #expect(factor.bias < 1.02 && factor.spread < 0.06)
        #expect(Calibration.Factor([.infinity, .nan], assumed: 0.05).samples == 0)
    }

    @Test func nineOfTenLieWithin() {
        // Evenly spread from -0.2 to 0.2: nine of ten lie within 0.18.
        let observed = (0..<200).map { Double($0) / 199 * 0.4 - 0.2 }
        let interval = Calibration.Factor(observed, assumed: 0.05).interval(around: 1)
        let within = observed.filter { interval.low <= exp1($0) && exp1($0) <= interval.high }
        #expect(within.count > 170)
    }

    /// Near enough for a fifth.
    private func exp1(_ x: Double) -> Double { 1 + x + x * x / 2 + x * x * x / 6 }

    @Test func writesAreLearnedLikeTheRest() {
        let assumed = Calibration().write
        // Indexes here take twice what was predicted.
        let learned = Calibration(write: Array(repeating: 0.7, count: 40)).write
        #expect(assumed.bias == 1 && assumed.samples == 0 && learned.samples == 40)
        #expect(learned.bias > 1.7 && learned.bias < 2.02)
        #expect(learned.interval(around: 1).low > 1 && learned.spread < assumed.spread)
        #expect(Calibration(write: [0.7]).size.samples == 0)
    }

    @Test func independentErrorsOfASumCancel() {
        let factor = Calibration.Factor([], assumed: 0.1)
        let one = factor.interval(aroundSumOf: [100])
        let ten = factor.interval(aroundSumOf: Array(repeating: 10, count: 10))
        #expect(ten.high - ten.low < one.high - one.low)
        #expect(factor.interval(aroundSumOf: [], exact: 7) == Interval(low: 7, high: 7))
    }
}
