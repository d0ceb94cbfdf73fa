/// Finds the word that somebody meant.
enum Spelling {
    /// A hint that names the nearest word; nil when none is near.
    ///
    /// - Parameters:
    ///   - word: what was written.
    ///   - known: what there is.
    /// - Returns: a full sentence.
    static func suggestion(for word: String, among known: [String]) -> String? {
        nearest(to: word, among: known).map { "Did you mean \($0)?" }
    }

    /// The nearest word; the first one of equally near ones.
    ///
    /// Near is: one slip for every three letters, or the beginning of exactly one known word.
    static func nearest(to word: String, among known: [String]) -> String? {
        let word = word.lowercased()
        let ranked = known.map { (word: $0, distance: distance(word, $0.lowercased())) }
        if let best = ranked.min(by: { $0.distance < $1.distance }),
            best.distance <= max(1, min(word.count, best.word.count) / 3)
        {
            return best.word
        }
        let completions = known.filter { $0.lowercased().hasPrefix(word) }
        return completions.count == 1 && word.count > 2 ? completions[0] : nil
    }

    /// Slips between two words: a letter too many, too few, another one, or two exchanged.
    static func distance(_ left: String, _ right: String) -> Int {
        let left = Array(left.prefix(64))
        let right = Array(right.prefix(64))
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for row in 0..<left.count {
            var current = [row + 1]
            for column in 0..<right.count {
                let isSame = left[row] == right[column]
                var best = min(
                    last[column] + (isSame ? 0 : 1), last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, left[row] == right[column - 1],
                    left[row - 1] == right[column]
                {
                    best = min(best, beforeLast[column - 1] + 1)
                }
                current.append(best)
            }
            beforeLast = last
            last = current
        }
        return last[right.count]
    }
}
