/// One condition on an operand.
///
/// A comparison of two columns appears twice, once from each side with the operator turned round, so
/// that all conditions on a relation are found by their `operand`.
public struct Predicate: Sendable, Hashable, Codable {
    /// The clause that a condition stands in.
    public enum Clause: Sendable, Hashable, Codable {
        /// `WHERE`.
        case `where`
        /// The condition of a join: `ON`, `USING` or `NATURAL`.
        case on
        /// `HAVING`.
        case having
        /// `FILTER (WHERE …)` of an aggregate.
        case filter
        /// The arbiter or the action condition of `ON CONFLICT`.
        case conflict
        /// The condition of a `WHEN` branch of `MERGE`.
        case when
    }

    /// A branch of an `OR`.
    public struct Alternative: Sendable, Hashable, Codable {
        /// Number of the `OR` in the statement.
        public var group: Int
        /// Number of the branch in that `OR`.
        public var branch: Int

        /// Makes the branch of a group.
        public init(group: Int, branch: Int) {
            self.group = group
            self.branch = branch
        }
    }

    /// A place in a row comparison such as `(a, b) > (1, 2)`.
    public struct RowMember: Sendable, Hashable, Codable {
        /// Number of the row comparison in the statement.
        public var group: Int
        /// Position in the row, from 0.
        public var position: Int

        /// Makes the place in a row comparison.
        public init(group: Int, position: Int) {
            self.group = group
            self.position = position
        }
    }

    /// The column or expression that is restricted.
    public var operand: Operand
    /// What is asked of it.
    public var comparison: Comparison
    /// The operator as written, `=`, `~~`, `OPERATOR(public.=)`, or the words: `between`, `is null`.
    public var operatorName: String
    /// What it is compared with.
    public var comparand: Comparand
    /// The clause it stands in.
    public var clause: Clause
    /// The branches of `OR` that it is under, outermost first; empty when it must always hold.
    public var alternatives: [Alternative]
    /// Whether it stands under an odd number of `NOT`s that are not part of the comparison itself.
    public var isNegated: Bool
    /// Whether it belongs to the condition of a LEFT, RIGHT or FULL join.
    public var isOuterJoin: Bool
    /// Its place, when it is part of a row comparison.
    public var row: RowMember?
    /// Index of the block, in `StatementShape.blocks`, whose clause it stands in.
    public var block: Int

    /// Makes a predicate; what is left out is the plain case.
    public init(
        operand: Operand, comparison: Comparison, operatorName: String, comparand: Comparand,
        clause: Clause, alternatives: [Alternative] = [], isNegated: Bool = false,
        isOuterJoin: Bool = false, row: RowMember? = nil, block: Int
    ) {
        self.operand = operand
        self.comparison = comparison
        self.operatorName = operatorName
        self.comparand = comparand
        self.clause = clause
        self.alternatives = alternatives
        self.isNegated = isNegated
        self.isOuterJoin = isOuterJoin
        self.row = row
        self.block = block
    }

    /// Whether it compares columns of two different sources.
    public var isJoin: Bool {
        guard case .operand(let other) = comparand else { return false }
        return Set(operand.columns.map(\.attribution)).isDisjoint(
            with: other.columns.map(\.attribution))
    }

    /// Whether it must hold for every row that the clause lets through.
    public var isConjunct: Bool { alternatives.isEmpty && !isNegated }
}
