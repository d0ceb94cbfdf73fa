/// What a handler answers.
public struct HTTPResponse: Sendable {
    /// The status code.
    public var status: Int
    /// Header fields beside those that the server adds itself (length, date, connection).
    public var headers: [(String, String)]
    /// The body.
    public var body: [UInt8]

    /// Makes a response.
    ///
    /// - Parameters:
    ///   - status: the status code.
    ///   - headers: header fields.
    ///   - body: the body.
    public init(status: Int = 200, headers: [(String, String)] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// A page.
    ///
    /// - Parameters:
    ///   - text: the whole document.
    ///   - status: the status code.
    /// - Returns: the response.
    public static func html(_ text: String, status: Int = 200) -> HTTPResponse {
        content(text, type: "text/html; charset=utf-8", status: status)
    }

    /// A JSON document.
    ///
    /// - Parameters:
    ///   - text: the document.
    ///   - status: the status code.
    /// - Returns: the response.
    public static func json(_ text: String, status: Int = 200) -> HTTPResponse {
        content(text, type: "application/json", status: status)
    }

    /// Plain text.
    ///
    /// - Parameters:
    ///   - text: the text.
    ///   - status: the status code.
    /// - Returns: the response.
    public static func text(_ text: String, status: Int = 200) -> HTTPResponse {
        content(text, type: "text/plain; charset=utf-8", status: status)
    }

    /// Text of any media type, such as CSV, CSS or SVG.
    ///
    /// - Parameters:
    ///   - text: the text.
    ///   - type: the media type.
    ///   - status: the status code.
    /// - Returns: the response.
    public static func content(_ text: String, type: String, status: Int = 200) -> HTTPResponse {
        HTTPResponse(status: status, headers: [("Content-Type", type)], body: Array(text.utf8))
    }

    /// Sends the reader to another page of ours, which is then asked for with GET.
    ///
    /// - Parameter path: path and query, encoded.
    /// - Returns: the response, status 303.
    public static func redirect(to path: String) -> HTTPResponse {
        HTTPResponse(status: 303, headers: [("Location", path)])
    }

    /// The value of the first header of that name; nil when there is none.
    ///
    /// - Parameter name: of the header.
    /// - Returns: the value.
    public func header(_ name: String) -> String? {
        headers.first { $0.0.lowercased() == name.lowercased() }?.1
    }
}
