/// An answer that is not what was asked for: status and the four parts that every error has.
public struct WebFailure: Error, Sendable, Hashable {
    /// The status code.
    public let status: Int
    /// An SQLSTATE, mostly one of class MU.
    public let code: String
    /// What went wrong, lower case without full stop.
    public let message: String
    /// The facts.
    public let detail: String?
    /// What to do, a full sentence.
    public let hint: String?
    /// Seconds after which it is worth to try again.
    public let retryAfter: Int?

    /// Makes a failure.
    ///
    /// - Parameters:
    ///   - status: the status code.
    ///   - code: an SQLSTATE.
    ///   - message: what went wrong.
    ///   - detail: the facts.
    ///   - hint: what to do.
    ///   - retryAfter: seconds after which it is worth to try again.
    public init(
        _ status: Int, _ code: String, _ message: String, detail: String? = nil,
        hint: String? = nil, retryAfter: Int? = nil
    ) {
        self.status = status
        self.code = code
        self.message = message
        self.detail = detail
        self.hint = hint
        self.retryAfter = retryAfter
    }

    /// There is no such page or thing.
    public static let notFound = WebFailure(
        404, "MU101", "not found", hint: "The paths are listed at /openapi.json.")

    /// A value of the request is not allowed.
    ///
    /// - Parameters:
    ///   - name: of the parameter or field.
    ///   - detail: what it has to be; must not quote the value.
    /// - Returns: the failure, status 422.
    public static func invalid(_ name: String, _ detail: String) -> WebFailure {
        WebFailure(
            422, "MU001", "\(name) is not valid", detail: detail, hint: "Send a value like that.")
    }
}
