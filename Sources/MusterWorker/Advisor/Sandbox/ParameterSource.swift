import Muster

/// Where realistic values of a parameter come from.
enum ParameterSource: Sendable, Equatable {
    /// What rows of the table have, common values as often as they are.
    case rows(of: QualifiedName, expression: String)
    /// Values far up in the order: `created_at >= $1` mostly asks for what is new.
    case lowerBound(of: QualifiedName, expression: String)
    /// Values far down in the order.
    case upperBound(of: QualifiedName, expression: String)
    /// The lower of two bounds; the upper one is 5 % of the rows further up.
    case windowStart(of: QualifiedName, expression: String)
    /// The upper of two bounds.
    case windowEnd(of: QualifiedName, expression: String)
    /// A few characters from the middle of what rows have, with `%` around them.
    case pattern(of: QualifiedName, expression: String)
    /// The page of a LIMIT.
    case limit
    /// The beginning, for an OFFSET.
    case offset

    /// The sources of the parameters of a statement, by number; those that are not told are missing.
    static func sources(in shape: StatementShape) -> [Int: ParameterSource] {
        var sources: [Int: ParameterSource] = [:]
        let bounded = bounds(in: shape)
        for predicate in shape.predicates {
            guard case .parameter(let number) = predicate.comparand,
                predicate.operand.form != .opaque, !predicate.operand.hasParameter,
                let index = predicate.operand.relation
            else { continue }
            let relation = shape.relations[index].relation
            let expression = predicate.operand.text
            switch predicate.comparison {
            case .like:
                sources[number] = .pattern(of: relation, expression: expression)
            case .range where predicate.operatorName.contains("between"):
                sources[number] = .windowStart(of: relation, expression: expression)
                sources[number + 1] = .windowEnd(of: relation, expression: expression)
            case .range:
                let isLower = predicate.operatorName.hasPrefix(">")
                let isWindow = bounded[predicate.operand, default: []].count == 2
                sources[number] =
                    switch (isLower, isWindow) {
                    case (true, true): .windowStart(of: relation, expression: expression)
                    case (false, true): .windowEnd(of: relation, expression: expression)
                    case (true, false): .lowerBound(of: relation, expression: expression)
                    case (false, false): .upperBound(of: relation, expression: expression)
                    }
            default:
                sources[number] = .rows(of: relation, expression: expression)
            }
        }
        for block in shape.blocks {
            if case .parameter(let number) = block.limit { sources[number] = .limit }
            if case .parameter(let number) = block.offset { sources[number] = .offset }
        }
        // Of a list only the first member is known by number; the others follow it.
        for (before, number) in zip(shape.parameters, shape.parameters.dropFirst())
        where sources[number] == nil {
            if case .rows(let relation, let expression)? = sources[before],
                shape.predicates.contains(where: { $0.isList && $0.operand.text == expression })
            {
                sources[number] = .rows(of: relation, expression: expression)
            }
        }
        return sources
    }

    /// The sides from which an operand is bounded.
    private static func bounds(in shape: StatementShape) -> [Operand: Set<Bool>] {
        var bounds: [Operand: Set<Bool>] = [:]
        for predicate in shape.predicates where predicate.comparison == .range {
            bounds[predicate.operand, default: []].insert(predicate.operatorName.hasPrefix(">"))
        }
        return bounds
    }
}

extension Predicate {
    fileprivate var isList: Bool { comparison == .inList || comparison == .notInList }
}
