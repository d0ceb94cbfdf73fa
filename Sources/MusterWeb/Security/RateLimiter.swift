import Synchronization

/// Buckets of permits, one for each key, that fill up steadily.
///
/// Time is an argument, in seconds of any clock that is never set.
final class RateLimiter: Sendable {
    private struct Bucket {
        var permits: Double
        var filledAt: Double
    }

    private let rate: Double
    private let burst: Double
    private let keyLimit: Int
    private let buckets = Mutex<[String: Bucket]>([:])

    /// - Parameters:
    ///   - rate: permits a second.
    ///   - burst: permits of a full bucket.
    ///   - keyLimit: buckets at once; beyond it the fullest ones are forgotten.
    init(rate: Double, burst: Double, keyLimit: Int = 10_000) {
        self.rate = rate
        self.burst = burst
        self.keyLimit = keyLimit
    }

    /// Takes a permit.
    ///
    /// - Returns: nil, or the seconds after which there is one.
    func take(_ key: String, at now: Double) -> Int? {
        buckets.withLock { buckets in
            var bucket = filled(buckets[key], at: now)
            guard bucket.permits >= 1 else {
                return max(1, Int(((1 - bucket.permits) / rate).rounded(.up)))
            }
            bucket.permits -= 1
            if buckets[key] == nil, buckets.count >= keyLimit {
                // Those that have filled up again hold nothing that a new one would not.
                buckets = buckets.filter { filled($0.value, at: now).permits < burst }
                if buckets.count >= keyLimit { buckets.removeAll() }
            }
            buckets[key] = bucket
            return nil
        }
    }

    /// Whether a permit could be taken.
    func hasPermit(_ key: String, at now: Double) -> Bool {
        buckets.withLock { filled($0[key], at: now).permits >= 1 }
    }

    private func filled(_ bucket: Bucket?, at now: Double) -> Bucket {
        guard let bucket else { return Bucket(permits: burst, filledAt: now) }
        let gained = max(0, now - bucket.filledAt) * rate
        return Bucket(permits: min(burst, bucket.permits + gained), filledAt: now)
    }
}
