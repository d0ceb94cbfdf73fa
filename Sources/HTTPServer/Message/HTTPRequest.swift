/// A request that the guard has let through, with its body.
public struct HTTPRequest: Sendable {
    /// What it asks to do.
    public let method: HTTPMethod
    /// The target as it was sent: path and query, still encoded.
    public let rawTarget: String
    /// The path, decoded; begins with a slash and holds no `.`, no `..` and no empty segment.
    public let path: String
    /// The parts of the path, decoded; none for `/`.
    public let segments: [String]
    /// The parameters of the query, decoded, in order.
    public let query: [(name: String, value: String)]
    /// The header fields.
    public let headers: HTTPHeaders
    /// The body.
    public let body: [UInt8]
    /// The address that the connection comes from: `127.0.0.1`, `::1`, or `unix` for a socket file.
    public let peer: String
    /// The number of the request: what the log calls `id` and what `X-Request-Id` answers.
    public let id: String
    /// Whether this server itself speaks TLS on the connection.
    public let isEncrypted: Bool

    /// Makes a request.
    ///
    /// - Parameters:
    ///   - method: what it asks to do.
    ///   - target: where to, already checked.
    ///   - headers: its fields.
    ///   - body: its bytes.
    ///   - peer: where it comes from.
    ///   - id: its number.
    ///   - isEncrypted: whether the connection is TLS.
    public init(
        method: HTTPMethod, target: RequestTarget, headers: HTTPHeaders = [:], body: [UInt8] = [],
        peer: String = "127.0.0.1", id: String = "0", isEncrypted: Bool = false
    ) {
        self.method = method
        rawTarget = target.raw
        path = target.path
        segments = target.segments
        query = target.query
        self.headers = headers
        self.body = body
        self.peer = peer
        self.id = id
        self.isEncrypted = isEncrypted
    }

    /// The value of the first parameter of the query of that name; nil when there is none.
    ///
    /// - Parameter name: of the parameter.
    /// - Returns: the value, decoded.
    public func queryValue(_ name: String) -> String? {
        query.first { $0.name == name }?.value
    }

    /// The values of all parameters of the query of that name, in order.
    ///
    /// - Parameter name: of the parameters.
    /// - Returns: the values, decoded.
    public func queryValues(_ name: String) -> [String] {
        query.filter { $0.name == name }.map(\.value)
    }
}
