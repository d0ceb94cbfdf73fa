import HTTPServer
import Muster

extension WebFailure {
    /// The failure as the route's callers read it.
    ///
    /// - Parameters:
    ///   - surface: of the route.
    ///   - request: what was asked for.
    /// - Returns: the answer.
    func response(_ surface: Route.Surface, for request: HTTPRequest?) -> HTTPResponse {
        var response: HTTPResponse
        if surface == .page, let request {
            response = PageRoutes.failure(self, for: request)
            response.status = status
        } else {
            response = .json(document(surface).serialized(), status: status)
        }
        if let retryAfter { response.headers.append(("Retry-After", String(retryAfter))) }
        if status == 401, surface != .page {
            response.headers.append(("WWW-Authenticate", "Bearer realm=\"muster\""))
        }
        return response
    }

    private func document(_ surface: Route.Surface) -> JSONValue {
        if surface == .agentProtocol {
            if status == 422, let detail, let problems = try? JSONValue(parsing: detail),
                problems.arrayValue != nil
            {
                return ["detail": problems]
            }
            let facts = [message, detail].compactMap(\.self).joined(separator: ": ")
            return ["detail": .string(facts)]
        }
        return [
            "code": .string(code), "message": .string(message),
            "detail": detail.map(JSONValue.string) ?? .null,
            "hint": hint.map(JSONValue.string) ?? .null,
        ]
    }
}
