/// Why the server itself answers a request, before any handler sees it.
public struct Refusal: Error, Sendable, Hashable {
    /// The status code.
    public let status: Int
    /// What is wrong, lower case without full stop; never quotes the request.
    public let reason: String

    /// Makes a refusal.
    ///
    /// - Parameters:
    ///   - status: the status code.
    ///   - reason: what is wrong.
    public init(_ status: Int, _ reason: String) {
        self.status = status
        self.reason = reason
    }
}
