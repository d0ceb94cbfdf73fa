/// Why a server could not start.
public struct ServerError: Error, Sendable, Hashable {
    /// What went wrong, lower case without full stop.
    public let message: String
    /// What to do, a full sentence.
    public let hint: String

    init(_ message: String, hint: String) {
        self.message = message
        self.hint = hint
    }
}
