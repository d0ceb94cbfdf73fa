public import HTTPServer

/// What the handler of a route gets.
public struct RouteContext: Sendable {
    /// The request.
    public let request: HTTPRequest
    /// The parts of the path that the pattern names: `id` of `/queries/:id`, decoded.
    public let parameters: [String: String]
    /// Who calls; nil only on routes that anyone may call, when nobody has logged in.
    public let principal: Principal?
    /// The database, under the caller's role.
    public let database: RequestDatabase
    /// What a form of ours must send back as the hidden field `csrf`; empty when the caller came
    /// without a cookie, and then no form may act.
    public let csrf: String

    /// Makes a context.
    ///
    /// - Parameters:
    ///   - request: the request.
    ///   - parameters: named parts of the path.
    ///   - principal: who calls.
    ///   - database: the database, under the caller's role.
    ///   - csrf: what a form must send back.
    public init(
        request: HTTPRequest, parameters: [String: String], principal: Principal?,
        database: RequestDatabase, csrf: String
    ) {
        self.request = request
        self.parameters = parameters
        self.principal = principal
        self.database = database
        self.csrf = csrf
    }

    /// The part of the path that is the number of something.
    ///
    /// - Parameter name: as in the pattern.
    /// - Returns: the number.
    /// - Throws: ``WebFailure`` (404) when it is no positive whole number.
    public func identifier(_ name: String = "id") throws(WebFailure) -> Int64 {
        guard let text = parameters[name], text.utf8.count < 20, let number = Int64(text),
            number > 0,
            String(number) == text
        else { throw .notFound }
        return number
    }

    /// A parameter of the query that is a whole number in a range.
    ///
    /// - Parameters:
    ///   - name: of the parameter.
    ///   - range: what is allowed.
    /// - Returns: the number, or nil when the parameter is absent or empty.
    /// - Throws: ``WebFailure`` (422).
    public func integer(
        _ name: String, in range: ClosedRange<Int>
    ) throws(WebFailure) -> Int? {
        guard let text = request.queryValue(name), !text.isEmpty else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw .invalid(
                name, "It has to be a whole number from \(range.lowerBound) to \(range.upperBound)."
            )
        }
        return number
    }
}
