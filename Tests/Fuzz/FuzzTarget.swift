/// Something that reads texts of others.
protocol FuzzTarget {
    /// Reads one input and checks the laws that hold for every input.
    func read(_ input: [UInt8]) -> FuzzOutcome
}

/// What became of an input.
enum FuzzOutcome {
    case accepted
    case refused
    /// A law does not hold.
    case broken(String)
}
