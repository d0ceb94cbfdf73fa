import Muster

extension WorkloadAdvice {
    private static let previewLength = 60

    /// Puts names to the numbers of a search.
    init(_ found: FoundIndexes, _ result: SelectionResult) {
        let (workload, candidates, bytes) = (found.workload, found.candidates, found.bytes)
        let (tables, writers, refused) = (found.tables, found.writers, found.refused)
        let uncertainty = AdviceUncertainty(found, result)
        let total = max(result.costBefore, .leastNonzeroMagnitude)
        relativeCost = result.relativeCost
        relativeCostInterval = uncertainty.cost.divided(by: total)
        relativeTimeInterval = uncertainty.time.divided(by: total)
        floor = result.costFloor / total
        costBefore = result.costBefore
        costAfter = result.costAfter
        isTimed = found.isTimed
        self.bytes = result.bytes
        bytesInterval = uncertainty.bytes
        observations = uncertainty.observations
        indexes = result.chosen.map { chosen in
            let candidate = candidates[chosen.index]
            return Index(
                name: candidate.name, table: candidate.table.description, body: candidate.body,
                bytes: bytes[chosen.index],
                bytesInterval: uncertainty.bytes(of: bytes[chosen.index]),
                gain: chosen.gain / total,
                together: chosen.together.map { candidates[$0].name },
                gainTogether: result.chosen.reduce(chosen.gain) { sum, other in
                    chosen.together.contains(other.index) ? sum + other.gain : sum
                } / total,
                gainInterval: uncertainty.gain(of: chosen).divided(by: total),
                loss: chosen.loss / total,
                helps: chosen.statements.map { workload[$0].label },
                harms: writers.filter { $0.writes(candidate.table) }.map(\.label),
                writesPerDay: tables[candidate.table]?.writtenRows ?? 0,
                write: found.upkeeps[chosen.index].map(uncertainty.write),
                steps: candidate.commands(on: tables[candidate.table]),
                ddl: candidate.commands(on: tables[candidate.table]).joined(separator: "; "),
                undo: candidate.undo(on: tables[candidate.table]))
        }
        let made = result.chosen.map { candidates[$0.index] }
        drops = tables.values.sorted { $0.name.description < $1.name.description }
            .flatMap { RedundantIndex.all(on: $0, with: made) }
            .map { redundant in
                Drop(
                    name: redundant.index.name.description, bytes: redundant.index.bytes,
                    scans: redundant.index.scans,
                    reason: "\(redundant.replacement) does all that it does",
                    ddl: redundant.index.dropCommand,
                    undo: redundant.index.definition)
            }
        statements = zip(workload, result.statements).compactMap { entry, cost in
            cost.map {
                Statement(
                    statement: entry.label, preview: entry.preview(Self.previewLength),
                    note: entry.rewriting.note, before: $0.before, after: $0.after,
                    afterInterval: uncertainty.cost(of: $0), floor: $0.floor)
            }
        }
        rejected = result.rejected.map {
            Rejected(
                index: candidates[$0.index].title, bytes: bytes[$0.index],
                gainAlone: $0.gainAlone / total, gainInAddition: $0.gainInAddition / total,
                reason: $0.reason.text)
        }
        curve = result.curve.map {
            CurvePoint(
                budget: $0.budget, bytes: $0.bytes, relativeCost: $0.cost / total,
                indexes: $0.indexes.count)
        }
        self.refused =
            refused
            + zip(workload, result.statements).filter { $0.1 == nil }.map {
                Refused(statement: $0.0.label, reason: "the planner gave no plan in time")
            }
        self.candidates = candidates.count
        explains = found.explains
        remembered = found.remembered
        implied = result.implied
        isComplete = result.isComplete
    }

    /// The commands that make the chosen indexes and drop the redundant ones, for psql.
    public var script: [String] {
        indexes.flatMap(\.steps).map { $0 + ";" } + drops.map { $0.ddl + ";" }
    }

    /// The commands that undo `script`.
    public var undoScript: [String] {
        drops.map { $0.undo + ";" } + indexes.map { $0.undo + ";" }
    }
}

extension SelectionResult.Rejected.Reason {
    fileprivate var text: String {
        switch self {
        case .largerThanBudget: "larger than the whole budget"
        case .noRoom: "no room beside the chosen ones, which save more"
        case .nothingLeft: "the chosen ones leave it nothing to save"
        }
    }
}

extension WorkloadStatement {
    fileprivate func writes(_ table: QualifiedName) -> Bool {
        rewriting.targets.contains(table)
    }
}
