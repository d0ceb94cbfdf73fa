/// What the application says to the head of a request, before the body is read.
public enum Admission: Sendable {
    /// The body may have up to that many bytes.
    case accepted(bodyLimit: Int)
    /// The answer is known already; the body is not read, and the connection ends.
    case refused(HTTPResponse)
}

/// The head of a request, which the guard has let through.
public struct RequestHead: Sendable {
    /// What it asks to do.
    public let method: HTTPMethod
    /// Where to.
    public let target: RequestTarget
    /// The header fields.
    public let headers: HTTPHeaders
    /// The length of the body.
    public let bodyLength: Int
    /// The address that the connection comes from.
    public let peer: String
    /// The number of the request.
    public let id: String
}

/// What answers requests.
public protocol HTTPApplication: Sendable {
    /// Judges the head of a request at once, without waiting for anything.
    ///
    /// - Parameter head: what has come.
    /// - Returns: whether the body is wanted.
    func admit(_ head: RequestHead) -> Admission

    /// Answers a request.
    ///
    /// - Parameter request: the whole request.
    /// - Returns: the answer.
    func respond(to request: HTTPRequest) async -> HTTPResponse

    /// Words the answer to a request that the server refuses.
    ///
    /// - Parameters:
    ///   - refusal: status and reason.
    ///   - id: the number of the request.
    ///   - peer: the address that the connection comes from.
    /// - Returns: the answer.
    func response(to refusal: Refusal, id: String, peer: String) -> HTTPResponse
}
