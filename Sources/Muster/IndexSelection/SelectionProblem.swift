/// What a search for indexes is given: the workload and the candidates, by number.
public struct SelectionProblem: Sendable {
    /// A statement of the workload.
    public struct Statement: Sendable {
        /// What one unit of its cost counts.
        public var weight: Double
        /// Numbers of the candidates that concern it, ascending.
        public var relevant: [Int]

        /// Makes a statement.
        public init(weight: Double = 1, relevant: [Int]) {
            self.weight = weight
            self.relevant = relevant
        }
    }

    /// A candidate that can take the place of several others.
    public struct Merge: Sendable {
        /// Its number.
        public var index: Int
        /// Numbers of the others.
        public var parts: [Int]

        /// Makes one.
        public init(index: Int, parts: [Int]) {
            self.index = index
            self.parts = parts
        }
    }

    /// The statements.
    public var statements: [Statement]
    /// Bytes that each candidate would need.
    public var bytes: [Double]
    /// What keeping each candidate up to date costs, in weighted cost.
    public var upkeep: [Double]
    /// Bytes that all chosen together may need.
    public var budget: Double
    /// How many may be chosen.
    public var maximumIndexes: Int
    /// An index must save this part of the workload's cost.
    public var minimumGain: Double
    /// How many questions may be put to the planner.
    public var maximumQuestions: Int
    /// Candidates that are no statement's own; they are offered where one of their parts is of use.
    public var merges: [Merge]

    /// Makes a problem; upkeep costs nothing when it is left out.
    public init(
        statements: [Statement], bytes: [Double], upkeep: [Double]? = nil, budget: Double,
        maximumIndexes: Int = 50, minimumGain: Double = 0.0005, maximumQuestions: Int? = nil,
        merges: [Merge] = []
    ) {
        self.statements = statements
        self.bytes = bytes
        self.upkeep = upkeep ?? Array(repeating: 0, count: bytes.count)
        self.budget = budget
        self.maximumIndexes = maximumIndexes
        self.minimumGain = minimumGain
        self.maximumQuestions = maximumQuestions ?? max(200, statements.count * 60)
        self.merges = merges
    }

    /// Numbers of all candidates that a statement could use, ascending: its own and merged ones.
    func usable(by statement: Int) -> [Int] {
        let own = Set(statements[statement].relevant)
        let merged = merges.filter { !own.isDisjoint(with: $0.parts) }.map(\.index)
        return own.union(merged).sorted()
    }
}
