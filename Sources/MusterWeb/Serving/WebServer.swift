import HTTPServer
public import Muster
import MusterDatabase
import PostgresClient

/// The pages and the API of Muster.
public struct WebServer: Sendable {
    private let configuration: ServeConfiguration
    private let log: Log

    /// Makes a server that does not listen yet.
    ///
    /// - Parameters:
    ///   - configuration: where and how.
    ///   - log: told of every request.
    public init(_ configuration: ServeConfiguration, log: Log) {
        self.configuration = configuration
        self.log = log
    }

    /// Serves until the task is cancelled; lets running requests end then.
    ///
    /// - Parameter ready: called with the port when it listens; nil for a socket file.
    /// - Throws: ``ServeRefusal``; `ServerError`; the client's error.
    public func run(ready: @Sendable (UInt16?) -> Void = { _ in }) async throws {
        try configuration.check()
        let pool = ConnectionPool(configuration.database, size: configuration.poolSize)
        do {
            try await serve(pool, ready)
        } catch {
            await pool.close()
            throw error
        }
        await pool.close()
    }

    private func serve(
        _ pool: ConnectionPool, _ ready: @Sendable (UInt16?) -> Void
    ) async throws {
        let application = try await makeApplication(pool)
        let server = HTTPServer(configuration.server, application)
        ready(try server.start())
        // Ends by cancellation only.
        while !Task.isCancelled {
            try? await Task.sleep(for: .seconds(3_600))
        }
        // A task of its own, because what a cancelled task waits for ends at once.
        await Task { await server.stop(within: .seconds(10)) }.value
    }

    private func makeApplication(_ pool: ConnectionPool) async throws -> WebApplication {
        let role = try await pool.withConnection { connection in
            if try await TokenStore.isPrivileged(connection) {
                throw ServeRefusal(
                    "the login of the server may act without a token",
                    hint: "Connect as the login that select * from muster.setup_web(); makes.")
            }
            return try await TokenStore.anonymousRole(connection)
        }
        let reader = Principal(
            tokenID: nil, name: "anonymous", kind: .reader, databaseRole: role)
        let identity = RequestIdentity(
            tokenID: nil, requestID: "start", act: ("start", [:]),
            timeout: configuration.statementTimeout)
        let statuses = try await RequestDatabase(pool: pool, identity: identity).read {
            try CoreStore.errorStatuses($0)
        }
        let authenticator = Authenticator(pool: pool)
        let metrics = Metrics()
        let login = LoginRoutes(
            authenticator: authenticator, isBehindProxy: configuration.isBehindProxy)
        var routes = PageRoutes.all + APIRoutes.all + login.all + HealthRoutes(pool: pool).all
        routes.append(MetricsRoute.make(metrics, pool))
        routes.append(OpenAPI.route(describing: routes))
        return WebApplication(
            configuration: configuration, router: Router(routes), pool: pool,
            authenticator: authenticator, translator: FailureTranslator(statuses: statuses),
            anonymous: configuration.hasAnonymousReader ? reader : nil, metrics: metrics, log: log)
    }
}
