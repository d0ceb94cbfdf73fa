/// Why a document is not a plan.
///
/// The description never contains a part of the document, which may hold literals.
public enum PlanError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The text is not JSON.
    case invalidJSON(JSONParsingError)
    /// The document is JSON but has no plan in it; the text says what it has instead.
    case notAPlan(String)
    /// The tree is deeper than allowed.
    case tooDeep(limit: Int)
    /// The tree has more nodes than allowed.
    case tooManyNodes(limit: Int)

    /// One line for people.
    public var description: String {
        switch self {
        case .invalidJSON(let error): error.description
        case .notAPlan(let reason): "not a plan: \(reason)"
        case .tooDeep(let limit): "the plan is deeper than \(limit) levels"
        case .tooManyNodes(let limit): "the plan has more than \(limit) nodes"
        }
    }
}
