/// Groups things whose mean similarity is high enough, by agglomerative clustering.
///
/// The nearest-neighbour chain finds the same groups as repeatedly joining the most similar pair, in a
/// time that grows with the square of their number instead of its cube. Ties go to the lower number, so
/// the result depends on the numbering only.
struct AverageLinkage {
    private var similarity: [[Float]]
    private var sizes: [Int]
    private var members: [[Int]]
    private var isActive: [Bool]
    private let threshold: Float

    /// Groups the numbers below `count`.
    ///
    /// - Parameters:
    ///   - count: how many there are.
    ///   - sizes: how many things each number stands for.
    ///   - threshold: the mean similarity from which on two groups are one.
    ///   - similarity: how similar two of them are, from 0 to 1.
    /// - Returns: the groups, by their lowest number.
    static func groups(
        count: Int, sizes: [Int], threshold: Double, similarity: (Int, Int) -> Double
    ) -> [[Int]] {
        var linkage = AverageLinkage(
            similarity: (0..<count).map { row in
                // Row i holds the similarities to 0 …< i: half of the square.
                (0..<row).map { Float(similarity(row, $0)) }
            },
            sizes: sizes, members: (0..<count).map { [$0] },
            isActive: Array(repeating: true, count: count), threshold: Float(threshold))
        linkage.run()
        return linkage.isActive.indices.filter { linkage.isActive[$0] }
            .map { linkage.members[$0].sorted() }
    }

    private subscript(left: Int, right: Int) -> Float {
        get { left > right ? similarity[left][right] : similarity[right][left] }
        set {
            if left > right {
                similarity[left][right] = newValue
            } else {
                similarity[right][left] = newValue
            }
        }
    }

    private mutating func run() {
        var chain: [Int] = []
        // Groups that no other comes near enough to are done, but stay.
        var isDone = Array(repeating: false, count: isActive.count)
        var next = 0
        while true {
            if chain.isEmpty {
                while next < isActive.count, !isActive[next] || isDone[next] { next += 1 }
                guard next < isActive.count else { return }
                chain.append(next)
            }
            let top = chain[chain.count - 1]
            let previous = chain.count > 1 ? chain[chain.count - 2] : nil
            guard let nearest = nearest(to: top, preferring: previous) else {
                // Nothing is near enough, and merging others brings nothing nearer: the mean of two
                // similarities below the threshold is below it.
                isDone[top] = true
                chain.removeLast()
                continue
            }
            if nearest == previous {
                chain.removeLast(2)
                merge(min(top, nearest), max(top, nearest))
                next = 0
            } else {
                chain.append(nearest)
            }
        }
    }

    private func nearest(to group: Int, preferring previous: Int?) -> Int? {
        var best = previous
        var bestSimilarity = previous.map { self[group, $0] } ?? threshold
        for other in isActive.indices where isActive[other] && other != group {
            let value = self[group, other]
            if value > bestSimilarity || (best == nil && value >= threshold) {
                best = other
                bestSimilarity = value
            }
        }
        return best
    }

    /// The lower number takes over the higher one.
    private mutating func merge(_ low: Int, _ high: Int) {
        let (lowSize, highSize) = (Float(sizes[low]), Float(sizes[high]))
        for other in isActive.indices where isActive[other] && other != low && other != high {
            self[low, other] =
                (self[low, other] * lowSize + self[high, other] * highSize)
                / (lowSize + highSize)
        }
        sizes[low] += sizes[high]
        members[low] += members[high]
        isActive[high] = false
    }
}
