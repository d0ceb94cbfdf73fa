import HTTPServer
import Muster
import MusterWeb
import PostgresClient

/// `muster serve`: the pages and the API.
struct ServeVerb: Verb {
    let name = "serve"
    let summary = "serve the pages and the API over HTTP"
    let help = """
        Runs until SIGTERM or SIGINT, then lets running requests end. Every request needs a token (see
        muster token) and runs under the token's role. The login comes from muster.setup_web(); it may do
        nothing by itself. An address that others can reach needs TLS or a proxy in front.
        """
    var options: [Option] { ServeOptions.all + CommonOptions.connection }

    func run(_ context: Context) async throws -> ExitCode {
        let configuration = try context.serveConfiguration()
        try configuration.check()
        let connection = try await context.connect(to: configuration.database)
        await connection.close()
        try await context.serve(configuration)
        context.log.info("stopped")
        return .success
    }
}

extension Context {
    /// Serves until the task is cancelled.
    ///
    /// - Parameter configuration: how.
    /// - Throws: why it could not start.
    func serve(_ configuration: ServeConfiguration) async throws {
        SystemCalls.raiseFileLimit()
        try await WebServer(configuration, log: log.component("web")).run { port in
            let place =
                switch configuration.server.endpoint {
                case .tcp(let host, let asked): "\(host):\(port ?? asked)"
                case .unix(let path): path
                }
            log.info(
                "ready", ["version": MusterVersion.current, "listen": place])
        }
    }
}
