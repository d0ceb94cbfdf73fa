import Muster
import MusterDatabase

extension WorkloadTrial.Outcome {
    /// What was predicted of the indexes that were tried, and what came of it.
    ///
    /// Sizes, costs and times only of tables that were copied whole: a sample has others.
    func observations(_ found: FoundIndexes) -> [AdvisorStore.Observation] {
        let written = writes.sorted { $0.key < $1.key }.compactMap { number, cost in
            built[number].map {
                AdvisorStore.Observation(
                    measure: "write", subject: found.candidates[number].title,
                    predicted: $0.upkeep.microseconds, observed: cost.microseconds)
            }
        }
        guard tables.allSatisfy({ $0.fraction >= 1 }) else { return written }
        var observations = written
        observations += bytes.sorted { $0.key < $1.key }.map { number, bytes in
            // The prediction is the one before it was corrected by earlier observations.
            AdvisorStore.Observation(
                measure: "size", subject: found.candidates[number].title,
                predicted: found.bytes[number] / found.calibration.size.bias,
                observed: Double(bytes))
        }
        for place in statements.indices {
            let number = statements[place].number
            guard let promise = found.search.costs(of: number, with: tried),
                promise.before > 0, promise.after < promise.before,
                let before = costsBefore[place], let after = costsPromised[place], before > 0
            else { continue }
            let subject = found.workload[number].label
            let promised = promise.after / promise.before
            observations.append(
                AdvisorStore.Observation(
                    measure: "cost", subject: subject, predicted: promised,
                    observed: after / before))
            guard let timeBefore = pruned.before[place], let time = pruned.promised[place],
                !timeBefore.isCut, timeBefore.milliseconds > 0
            else { continue }
            observations.append(
                AdvisorStore.Observation(
                    measure: "time", subject: subject, predicted: promised,
                    observed: time.milliseconds / timeBefore.milliseconds))
        }
        return observations
    }
}
