import Synchronization

/// What the server counts about itself.
final class Metrics: Sendable {
    /// A route and how it answered; both are bounded, so that the number of series is.
    struct Key: Hashable, Sendable {
        let route: String
        let method: String
        let status: Int
    }

    /// Upper bounds of the histogram, in seconds.
    static let bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

    /// Everything counted so far.
    struct Snapshot: Sendable {
        var answers: [Key: Int] = [:]
        /// Answers within each bound, not cumulated; the last one is beyond all bounds.
        var durations = [Int](repeating: 0, count: Metrics.bounds.count + 1)
        var seconds = 0.0
    }

    private let state = Mutex(Snapshot())

    /// Counts an answer.
    func count(_ key: Key, seconds: Double) {
        let bucket = Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count
        state.withLock {
            $0.answers[key, default: 0] += 1
            $0.durations[bucket] += 1
            $0.seconds += seconds
        }
    }

    var snapshot: Snapshot { state.withLock { $0 } }
}
