/// A statement as a direction in the space of words: TF-IDF weights of length one.
struct TermVector: Sendable {
    /// Numbers of the words, ascending.
    let terms: [Int]
    /// The weight of each.
    let weights: [Double]

    /// The cosine of the angle to another: 1 the same words in the same proportions, 0 none in common.
    func similarity(to other: TermVector) -> Double {
        var sum = 0.0
        var left = 0
        var right = 0
        while left < terms.count, right < other.terms.count {
            if terms[left] == other.terms[right] {
                sum += weights[left] * other.weights[right]
                left += 1
                right += 1
            } else if terms[left] < other.terms[right] {
                left += 1
            } else {
                right += 1
            }
        }
        return min(sum, 1)
    }
}
