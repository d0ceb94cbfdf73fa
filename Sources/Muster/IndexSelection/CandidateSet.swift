/// Candidates of one statement, as bits by their position among those that concern it.
struct CandidateSet: Hashable {
    private var words: [UInt64]

    /// The empty set among so many candidates.
    init(size: Int) {
        words = Array(repeating: 0, count: (size + 63) / 64)
    }

    mutating func insert(_ position: Int) { words[position >> 6] |= 1 << UInt64(position & 63) }

    /// Whether every member of this set is one of the other, a set among the same candidates.
    func isSubset(of other: CandidateSet) -> Bool {
        for index in words.indices where words[index] & ~other.words[index] != 0 { return false }
        return true
    }
}
