/// How long a call may wait, and whether the cancellation of its task ends the wait.
struct Patience {
    /// The limit that the call was given; nil for ever.
    let limit: Duration?
    let heedsCancellation: Bool
    /// The longest single `poll(2)` in milliseconds, hence the delay until a cancelled task is noticed.
    let slice: Int32
    private let end: ContinuousClock.Instant?

    init(_ limit: Duration?, heedsCancellation: Bool = true, slice: Int32 = 50) {
        self.limit = limit
        self.slice = slice
        self.heedsCancellation = heedsCancellation
        end = limit.map { ContinuousClock.now.advanced(by: $0) }
    }

    var hasEnded: Bool { end.map { $0 <= .now } ?? false }

    /// Throws when it is over, for loops that may never have to wait.
    func check() throws(Interruption) {
        if heedsCancellation && Task.isCancelled { throw .cancellation }
        if hasEnded { throw .deadline }
    }

    /// Time left; nil for ever.
    var left: Duration? { end.map { max(.zero, ContinuousClock.now.duration(to: $0)) } }

    /// A shorter patience that does not outlast this one.
    func part(_ limit: Duration) -> Patience {
        Patience(left.map { min($0, limit) } ?? limit, heedsCancellation: heedsCancellation)
    }

    /// Milliseconds for `poll(2)`, rounded up so that the last wait does not spin.
    var milliseconds: Int32 {
        guard let left else { return slice }
        if left >= .milliseconds(Int64(slice)) { return slice }
        return Int32((left / .milliseconds(1)).rounded(.up))
    }
}

/// Why a wait ended before what was waited for came.
enum Interruption: Error {
    case deadline
    case cancellation
}
