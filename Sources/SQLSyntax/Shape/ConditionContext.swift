internal import Muster

/// What surrounds a condition: what it takes over from the AND, OR and NOT above it.
struct ConditionContext {
    let clause: Predicate.Clause
    var isOuterJoin = false
    var isNegated = false
    var alternatives: [Predicate.Alternative] = []

    var negated: ConditionContext {
        var context = self
        context.isNegated.toggle()
        return context
    }

    func alternative(_ group: Int, _ branch: Int) -> ConditionContext {
        var context = self
        context.alternatives.append(Predicate.Alternative(group: group, branch: branch))
        return context
    }
}
