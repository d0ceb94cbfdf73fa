/// The values of an axis that starts at 0: its end is a round number.
struct Scale: Sendable, Hashable {
    /// The end of the axis; more than 0.
    let top: Double
    /// The values with a line.
    let ticks: [Double]

    /// Makes the axis for values up to a largest one.
    ///
    /// - Parameter largest: the largest value that is drawn.
    init(largest: Double) {
        guard largest.isFinite, largest > 0 else {
            top = 1
            ticks = [0, 1]
            return
        }
        var magnitude = 1.0
        while magnitude * 10 <= largest { magnitude *= 10 }
        while magnitude > largest { magnitude /= 10 }
        let steps = [1, 1.2, 1.6, 2, 2.4, 3, 4, 5, 6, 8, 10.0]
        let top = (steps.first { $0 * magnitude >= largest * 0.999_999 } ?? 10) * magnitude
        self.top = top
        ticks = [0, top / 2, top]
    }
}
