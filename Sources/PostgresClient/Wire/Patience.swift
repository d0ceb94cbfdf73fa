/// How long a call may wait, and whether the cancellation of its task ends the wait.
struct Patience {
    /// The limit that the call was given; nil for ever.
    let limit: Duration?
    let heedsCancellation: Bool
    private let end: ContinuousClock.Instant?

    init(_ limit: Duration?, heedsCancellation: Bool = true) {
        self.limit = limit
        self.heedsCancellation = heedsCancellation
        end = limit.map { ContinuousClock.now.advanced(by: $0) }
    }

    var hasEnded: Bool { end.map { $0 <= .now } ?? false }

    /// Milliseconds for `poll(2)`, rounded up so that the last wait does not spin, and at most `slice`.
    func milliseconds(atMost slice: Int32) -> Int32 {
        guard let end else { return slice }
        let left = ContinuousClock.now.duration(to: end)
        if left <= .zero { return 0 }
        if left >= .milliseconds(Int64(slice)) { return slice }
        return Int32((left / .milliseconds(1)).rounded(.up))
    }
}

/// Why a wait ended before what was waited for came.
enum Interruption: Error {
    case deadline
    case cancellation
}
