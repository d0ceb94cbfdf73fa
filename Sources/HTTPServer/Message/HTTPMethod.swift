/// What a request asks to do; anything else is refused before a handler sees it.
public enum HTTPMethod: String, Sendable, Hashable, CaseIterable {
    /// Asks for a representation.
    case get = "GET"
    /// Asks for the headers that `get` would give.
    case head = "HEAD"
    /// Asks to process the body.
    case post = "POST"
    /// Asks to store the body.
    case put = "PUT"
    /// Asks to change a part.
    case patch = "PATCH"
    /// Asks to remove.
    case delete = "DELETE"
    /// Asks what is allowed.
    case options = "OPTIONS"

    /// Whether the method promises to change nothing.
    public var isSafe: Bool {
        switch self {
        case .get, .head, .options: true
        case .post, .put, .patch, .delete: false
        }
    }
}
