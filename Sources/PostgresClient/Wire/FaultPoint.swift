import Glibc
import Synchronization

/// A point at which the process kills itself, for tests of what survives that.
///
/// `MUSTER_FAULT=MOMENT:TEXT:COUNT` ends the process by SIGKILL at the COUNT-th statement that holds
/// TEXT, or at any statement for `*`: `before` it is sent; when it is `sent` and nobody has seen the
/// answer; or `after` the answer was read and before anybody acts on it. Without the variable, which is
/// read once, each statement costs a comparison with nil.
struct FaultPoint: Sendable, Equatable {
    /// Where in the course of a statement.
    enum Moment: String, Sendable {
        case before, sent, after
    }

    let moment: Moment
    /// What the statement holds; empty for any.
    let text: String
    let count: Int

    /// Reads `MOMENT:TEXT:COUNT`; TEXT may hold colons.
    init?(_ description: String) {
        guard let first = description.firstIndex(of: ":"),
            let last = description.lastIndex(of: ":"), first < last,
            let moment = Moment(rawValue: String(description[..<first])),
            let count = Int(description[description.index(after: last)...]), count > 0
        else { return nil }
        let text = description[description.index(after: first)..<last]
        self.moment = moment
        self.text = text == "*" ? "" : String(text)
        self.count = count
    }

    /// Whether a statement is one of those that are counted.
    func concerns(_ moment: Moment, _ statement: String) -> Bool {
        moment == self.moment && (text.isEmpty || statement.contains(text))
    }

    /// Ends the process here if the environment says so.
    static func reach(_ moment: Moment, _ statement: String) {
        guard let planned, planned.concerns(moment, statement) else { return }
        if seen.add(1, ordering: .relaxed).newValue == planned.count { kill(getpid(), SIGKILL) }
    }

    private static let planned = getenv("MUSTER_FAULT").flatMap { FaultPoint(String(cString: $0)) }
    private static let seen = Atomic(0)
}
