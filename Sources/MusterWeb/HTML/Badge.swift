/// Words of states and facts in a frame; a sign before the word says what the colour says.
enum Badge {
    /// How a word is meant.
    enum Tone: String {
        case good
        case fair
        case poor
        case bad
        case plain

        /// Colour is never the only sign.
        var sign: String {
            switch self {
            case .good: "✓"
            case .fair: "•"
            case .poor: "▲"
            case .bad: "✕"
            case .plain: ""
            }
        }
    }

    private static let tones: [String: Tone] = [
        "ok": .good, "alive": .good, "available": .good, "completed": .good, "succeeded": .good,
        "done": .good, "up": .good, "finished": .good, "applied": .good, "better": .good,
        "measured": .good, "complete": .good, "idle": .good, "free": .good, "job-busy": .good,
        "info": .fair, "notice": .fair, "pending": .fair, "assigned": .fair, "running": .fair,
        "in-use": .fair, "sent": .fair, "scheduled": .fair, "requested": .fair, "waiting": .fair,
        "queued": .fair, "candidate": .fair, "open": .fair, "active": .fair, "unknown": .fair,
        "warning": .poor, "missing": .poor, "stale": .poor, "partial": .poor, "held": .poor,
        "medium": .poor, "timed_out": .poor, "expired": .poor, "superseded": .poor,
        "skipped": .poor, "suspended": .poor, "idle in transaction": .poor, "offline": .poor,
        "critical": .bad, "lost": .bad, "failed": .bad, "high": .bad, "down": .bad,
        "worse": .bad, "abandoned": .bad, "refused": .bad, "error": .bad,
    ]

    /// The word of a state.
    ///
    /// - Parameter word: as the server has it.
    /// - Returns: the badge.
    static func state(_ word: String) -> HTML { of(word, tone(word)) }

    /// Schedulers join words by commas and plus signs: the worst one counts.
    private static func tone(_ word: String) -> Tone {
        if let tone = tones[word] { return tone }
        let parts = word.split { $0 == "," || $0 == "+" }.compactMap { tones[String($0)] }
        return [Tone.bad, .poor, .fair, .good].first(where: parts.contains) ?? .plain
    }

    /// A word in a tone.
    ///
    /// - Parameters:
    ///   - word: the word.
    ///   - tone: how it is meant.
    /// - Returns: the badge.
    static func of(_ word: String, _ tone: Tone) -> HTML {
        let sign: HTML =
            tone.sign.isEmpty ? "" : "<span aria-hidden=\"true\">\(tone.sign)</span> "
        return "<span class=\"badge \(tone.rawValue)\">\(sign)\(word)</span>"
    }

    /// A fact.
    ///
    /// - Parameters:
    ///   - word: the fact in a word or two.
    ///   - tone: how it is meant.
    /// - Returns: the chip.
    static func chip(_ word: String, _ tone: Tone? = nil) -> HTML {
        let unusual =
            word.hasPrefix("contention") || word.hasSuffix("as slow as usual")
            || word.hasPrefix("plan got worse")
        return of(word, tone ?? (unusual ? .poor : .plain))
    }
}
