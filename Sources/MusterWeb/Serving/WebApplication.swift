import HTTPServer
import Muster
import MusterDatabase
import PostgresClient

/// The rules under which every request is answered, in their order: name of the server, rate, route,
/// whose token, whose page, role; then the route's handler; then what every answer carries.
struct WebApplication: HTTPApplication {
    let configuration: ServeConfiguration
    let router: Router
    let pool: ConnectionPool
    let authenticator: Authenticator
    let translator: FailureTranslator
    /// The reader without a token; nil when there is none.
    let anonymous: Principal?
    let metrics: Metrics
    let log: Log

    private let hosts: HostList
    private let addressRate: RateLimiter
    private let tokenRate: RateLimiter

    init(
        configuration: ServeConfiguration, router: Router, pool: ConnectionPool,
        authenticator: Authenticator, translator: FailureTranslator, anonymous: Principal?,
        metrics: Metrics, log: Log
    ) {
        self.configuration = configuration
        self.router = router
        self.pool = pool
        self.authenticator = authenticator
        self.translator = translator
        self.anonymous = anonymous
        self.metrics = metrics
        self.log = log
        hosts = configuration.hostList
        let rate = Double(configuration.requestRate)
        addressRate = RateLimiter(rate: rate, burst: 2 * rate)
        tokenRate = RateLimiter(rate: rate, burst: 2 * rate)
    }

    // MARK: Before the body

    func admit(_ head: RequestHead) -> Admission {
        guard case .route(let route, _) = router.find(head.method, head.target.segments) else {
            return .accepted(bodyLimit: Self.unknownLimit)
        }
        // Who shows nothing does not get to fill the memory for bodies.
        let showsSomething =
            head.headers["Authorization"] != nil || head.headers["Cookie"] != nil
            || anonymous != nil || route.access == .anyone
        return .accepted(
            bodyLimit: showsSomething ? route.bodyLimit : min(route.bodyLimit, Self.unknownLimit))
    }

    func response(to refusal: Refusal, id: String, peer: String) -> HTTPResponse {
        let code =
            switch refusal.status {
            case 405: "MU005"
            case 413: "MU004"
            case 503: "MU406"
            default: "MU003"
            }
        let failure = WebFailure(
            refusal.status, code, refusal.reason,
            detail: "The server refused the request before it looked at its path.",
            hint: refusal.status == 413 ? "Send less at a time." : "Correct the request.",
            retryAfter: refusal.status == 503 ? 5 : nil)
        var response = failure.response(.api, for: nil)
        finish(&response, id: id, isSecure: false, encodings: nil)
        log.info(
            "refused",
            ["status": String(refusal.status), "reason": refusal.reason, "from": peer, "id": id])
        metrics.count(
            Metrics.Key(route: "refused", method: "-", status: refusal.status), seconds: 0)
        return response
    }

    private static let unknownLimit = 65_536

    // MARK: The request

    func respond(to request: HTTPRequest) async -> HTTPResponse {
        let clock = ContinuousClock()
        let start = clock.now
        let peer = Peer(request, isBehindProxy: configuration.isBehindProxy)
        var visit = Visit(request: request, peer: peer)
        var response: HTTPResponse
        do {
            response = try await answer(&visit)
        } catch {
            let (failure, isDefect) = translator.failure(error, for: visit.principal?.kind)
            response = failure.response(visit.surface, for: request)
            if let allow = visit.allowed { response.headers.append(("Allow", allow)) }
            if isDefect {
                log.error("defect", ["id": request.id, "error": String(reflecting: error)])
            }
        }
        finish(
            &response, id: request.id, isSecure: peer.isSecure,
            encodings: request.headers["Accept-Encoding"])
        let seconds = (clock.now - start) / .seconds(1)
        metrics.count(
            Metrics.Key(
                route: visit.route?.pattern ?? "none", method: request.method.rawValue,
                status: response.status), seconds: seconds)
        log.info(
            "answered",
            [
                "method": request.method.rawValue, "path": request.path,
                "status": String(response.status),
                "ms": HumanFormat.fixed(seconds * 1000, digits: 1),
                "bytes": String(response.body.count), "token": visit.principal?.name ?? "-",
                "from": peer.address, "id": request.id,
            ])
        return response
    }

    /// What becomes known about a request on its way.
    private struct Visit {
        let request: HTTPRequest
        let peer: Peer
        var route: Route?
        var parameters: [String: String] = [:]
        var principal: Principal?
        /// The methods of the path, when the one of the request is not among them.
        var allowed: String?

        var surface: Route.Surface {
            if let route { return route.surface }
            if request.segments.prefix(2) == ["api", "metrics"] { return .agentProtocol }
            return wantsPage ? .page : .api
        }

        /// Browsers say so when a person opens an address; htmx fetches parts of pages.
        var wantsPage: Bool {
            request.headers["Accept"]?.contains("text/html") ?? false
                || request.headers["HX-Request"] != nil
        }
    }

    private func answer(_ visit: inout Visit) async throws -> HTTPResponse {
        let request = visit.request
        guard hosts.contains(request.headers["Host"] ?? "") else { throw WebFailure.unknownHost }
        let now = monotonicSeconds()
        if visit.peer.address != "unix",
            let wait = addressRate.take(visit.peer.address, at: now)
        {
            throw WebFailure.tooMany(retryAfter: wait)
        }
        switch router.find(request.method, request.segments, wantsPage: visit.wantsPage) {
        case .route(let route, let parameters):
            visit.route = route
            visit.parameters = parameters
        case .wrongMethod(let allowed):
            visit.allowed = allowed.joined(separator: ", ")
            throw WebFailure(
                405, "MU005", "method not allowed", hint: "The header Allow lists the methods.")
        case .nothing: throw WebFailure.notFound
        }
        guard let route = visit.route else { throw WebFailure.notFound }
        let credential = Credential(
            headers: request.headers, cookie: request.cookie, isSecure: visit.peer.isSecure)
        visit.principal = try await principal(credential, visit.peer, at: now)
        try checkOrigin(request, route, credential, visit.peer)
        guard route.access.admits(visit.principal?.kind) else {
            guard visit.principal == nil else { throw WebFailure.insufficient(route.access) }
            guard route.surface == .page, request.method.isSafe else {
                throw WebFailure.notLoggedIn
            }
            let next = FormEncoding.write([("next", request.rawTarget)])
            return .redirect(to: "/login?\(next)")
        }
        if let id = visit.principal?.tokenID, let wait = tokenRate.take(String(id), at: now) {
            throw WebFailure.tooMany(retryAfter: wait)
        }
        return try await route.handler(context(visit, route, credential))
    }

    private func principal(
        _ credential: Credential, _ peer: Peer, at now: Double
    ) async throws -> Principal? {
        guard let token = credential.token else {
            // A header that cannot be read is a mistake to be told, not an anonymous reader.
            return credential == .none ? anonymous : nil
        }
        let found = try await authenticator.principal(token, from: peer.address, at: now)
        // A cookie that has run out is no mistake of the person who has it.
        if found == nil, credential.isAmbient { return anonymous }
        return found
    }

    private func checkOrigin(
        _ request: HTTPRequest, _ route: Route, _ credential: Credential, _ peer: Peer
    ) throws(WebFailure) {
        guard !request.method.isSafe, credential.isAmbient else { return }
        let scheme = peer.isSecure ? "https" : "http"
        let site = SameOrigin(origin: "\(scheme)://\(request.headers["Host"] ?? "")")
        let verdict = site.judge(request.headers)
        guard verdict != .other else { throw .otherSite }
        guard case .cookie(let token) = credential else { return }
        let form = (try? request.form()) ?? []
        let proof =
            request.headers["X-CSRF-Token"] ?? form.first { $0.name == "csrf" }?.value ?? ""
        let isOurs = verdict == .same && SameOrigin.isEqual(proof, SameOrigin.proof(for: token))
        // The login page has no proof to send yet, and logging out by force does no harm.
        guard isOurs || route.access == .anyone else { throw .otherSite }
    }

    private func context(
        _ visit: Visit, _ route: Route, _ credential: Credential
    ) -> RouteContext {
        let identity = visit.principal.map {
            RequestIdentity(
                tokenID: $0.tokenID, requestID: visit.request.id,
                act: ("\(route.method.rawValue) \(route.pattern)", visit.parameters),
                timeout: configuration.statementTimeout,
                usesUTC: route.surface != .agentProtocol)
        }
        var csrf = ""
        if case .cookie(let token) = credential { csrf = SameOrigin.proof(for: token) }
        return RouteContext(
            request: visit.request, parameters: visit.parameters, principal: visit.principal,
            database: RequestDatabase(
                pool: pool, identity: identity, isAudited: route.access != .agent),
            csrf: csrf)
    }

    // MARK: Every answer

    private func finish(
        _ response: inout HTTPResponse, id: String, isSecure: Bool, encodings: String?
    ) {
        SecurityHeaders.add(to: &response, isSecure: isSecure)
        response.headers.append(("X-Request-Id", id))
        Compression.apply(to: &response, accepted: encodings)
    }
}

/// Seconds of a clock that is never set.
func monotonicSeconds() -> Double {
    (ContinuousClock.now - monotonicStart) / .seconds(1)
}

private let monotonicStart = ContinuousClock.now
