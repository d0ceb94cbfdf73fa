extension ColumnResolver {
    /// Adds the conditions of USING, and of NATURAL once the columns of both sides are known.
    mutating func expandJoins(of block: Int) {
        let sources = shape.blocks[block].sources
        for index in joinsByBlock[block] where !shape.joins[index].isExpanded {
            var join = shape.joins[index]
            if join.isNatural {
                guard join.left.count + join.right.count <= ColumnReference.maximumCandidates else {
                    continue
                }
                let left = joinedColumns(sources[join.left])
                let right = joinedColumns(sources[join.right])
                guard left.isComplete, right.isComplete else { continue }
                join.using = left.columns.map(\.name).filter { right.column($0) != nil }
            }
            join.isExpanded = true
            shape.joins[index] = join
            for name in join.using {
                addConditions(join, name, sources)
                if join.isNatural {
                    mergingJoins[block, default: [:]][name, default: []].append(index)
                }
            }
        }
    }

    private mutating func addConditions(
        _ join: JoinClause, _ name: String, _ sources: [ColumnSource]
    ) {
        let left = Operand.merged(name, among: sources[join.left])
        let right = Operand.merged(name, among: sources[join.right])
        for (one, other) in [(left, right), (right, left)] {
            let predicate = Predicate(
                operand: one, comparison: .equality, operatorName: "=", comparand: .operand(other),
                clause: .on, isOuterJoin: join.kind != .inner, block: join.block)
            predicatesByBlock[join.block].append(shape.predicates.count)
            shape.predicates.append(predicate)
            usesByBlock[join.block].append(shape.columnUses.count)
            shape.columnUses += one.columns.map {
                ColumnUse(column: $0, place: .on, block: join.block)
            }
        }
    }
}

extension Operand {
    /// A column of one side of a join, whichever source has it.
    fileprivate static func merged(
        _ name: String, among candidates: ArraySlice<ColumnSource>
    ) -> Operand {
        // More candidates than a reference lists leave it unresolved.
        let isListed = candidates.count <= ColumnReference.maximumCandidates
        return Operand(
            form: .column, text: SQLIdentifier.quoted(name),
            columns: [
                ColumnReference(
                    name: name, attribution: .unresolved(isListed ? [Array(candidates)] : []))
            ])
    }
}
