import Muster
import MusterDatabase

/// A statement of the workload as it is executed on the copies.
struct TrialStatement: Sendable {
    /// Its place among the statements that were planned.
    let number: Int
    /// The statement, reading the copies.
    let text: String
    /// Where its other names are looked up.
    let searchPath: [String]
    /// Sets of parameters; one empty set when there are none.
    let sets: [[String?]]
    /// Parameters of which nothing is known.
    let unknown: [Int]
}
