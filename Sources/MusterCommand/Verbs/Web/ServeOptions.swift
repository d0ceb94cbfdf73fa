import HTTPServer
import MusterWeb
import PostgresClient

/// The options of verbs that serve HTTP.
enum ServeOptions {
    static let login = Option.value(
        "web-dbname", "DBNAME",
        "conninfo of the server's login; default: the same place as role muster_web",
        environment: "MUSTER_WEB_URL")
    static let listen = Option.value(
        "listen", "HOST:PORT", "where to listen; default 127.0.0.1:8080",
        environment: "MUSTER_LISTEN")
    static let socket = Option.value(
        "socket", "PATH", "listen on a socket file instead", environment: "MUSTER_SOCKET")
    static let host = Option.value(
        "host-name", "NAME", "a name that leads to the server; may be given several times",
        isRepeatable: true, environment: "MUSTER_HOST_NAME")
    static let certificate = Option.value(
        "tls-certificate", "FILE", "certificates in PEM, the server's own first",
        environment: "MUSTER_TLS_CERTIFICATE")
    static let key = Option.value(
        "tls-key", "FILE", "private key in PEM", environment: "MUSTER_TLS_KEY")
    static let proxy = Option.flag(
        "behind-proxy", "a proxy in front speaks TLS and sets X-Forwarded-For and -Proto",
        environment: "MUSTER_BEHIND_PROXY")
    static let anonymous = Option.value(
        "anonymous", "reader", "let who has no token read; on this machine only",
        environment: "MUSTER_ANONYMOUS")
    static let pool = Option.value(
        "pool", "COUNT", "connections to the database; default 8", environment: "MUSTER_WEB_POOL")
    static let rate = Option.value(
        "rate", "COUNT", "requests a second of one address and of one token; default 500",
        environment: "MUSTER_RATE")
    static let timeout = Option.value(
        "statement-timeout", "TIME", "the limit of a statement; default 10s",
        environment: "MUSTER_STATEMENT_TIMEOUT")
    static let connections = Option.value(
        "connections", "COUNT", "connections of clients; default 2048",
        environment: "MUSTER_CONNECTIONS")
    static let perAddress = Option.value(
        "connections-per-address", "COUNT",
        "connections of one address; default 128, no limit behind a proxy",
        environment: "MUSTER_CONNECTIONS_PER_ADDRESS")

    static let all = [
        listen, socket, host, certificate, key, proxy, anonymous, pool, rate, timeout, connections,
        perAddress, login,
    ]
}

extension Context {
    /// How the server is set up.
    ///
    /// - Returns: the configuration, not yet checked for what must not be.
    /// - Throws: ``UsageError``; also when a file of TLS cannot be read.
    func serveConfiguration() throws(UsageError) -> ServeConfiguration {
        var server = ServerConfiguration(try endpoint())
        if let certificate = arguments.string(ServeOptions.certificate) {
            guard let key = arguments.string(ServeOptions.key) else {
                throw UsageError("--tls-certificate needs --tls-key")
            }
            server.encryption = .init(
                certificate: try text(ofFile: certificate), key: try text(ofFile: key))
        }
        let isBehindProxy = arguments.flag(ServeOptions.proxy)
        server.connectionLimit =
            try arguments.integer(ServeOptions.connections, in: 1...100_000)
            ?? server.connectionLimit
        server.addressLimit =
            try arguments.integer(ServeOptions.perAddress, in: 1...100_000)
            ?? (isBehindProxy ? 0 : server.addressLimit)
        var configuration = ServeConfiguration(server: server, database: try webOptions())
        configuration.isBehindProxy = isBehindProxy
        configuration.hosts = arguments.strings(ServeOptions.host)
        if let who = arguments.string(ServeOptions.anonymous) {
            guard who == "reader" else {
                throw UsageError("--anonymous takes reader, and nothing else")
            }
            configuration.hasAnonymousReader = true
        }
        if let size = try arguments.integer(ServeOptions.pool, in: 1...1_000) {
            configuration.poolSize = size
        }
        if let rate = try arguments.integer(ServeOptions.rate, in: 1...1_000_000) {
            configuration.requestRate = rate
        }
        if let timeout = try arguments.duration(ServeOptions.timeout) {
            configuration.statementTimeout = timeout
        }
        return configuration
    }

    private func text(ofFile path: String) throws(UsageError) -> String {
        guard let bytes = SystemCalls.contents(ofFile: path) else {
            throw UsageError("cannot read \(Arguments.shown(path))")
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func endpoint() throws(UsageError) -> ServerConfiguration.Endpoint {
        if let path = arguments.string(ServeOptions.socket) {
            guard !arguments.isGiven(ServeOptions.listen) else {
                throw UsageError("--socket and --listen exclude each other")
            }
            return .unix(path: path)
        }
        let text = arguments.string(ServeOptions.listen) ?? "127.0.0.1:8080"
        guard let colon = text.lastIndex(of: ":"),
            let port = UInt16(text[text.index(after: colon)...])
        else {
            throw UsageError(
                "--listen takes HOST:PORT, not \(Arguments.shown(text))",
                hint: "Such as 127.0.0.1:8080 or [::1]:8080.")
        }
        var host = String(text[..<colon])
        if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
        return .tcp(host: host, port: port)
    }

    /// Where the server's login connects.
    private func webOptions() throws(UsageError) -> ConnectionOptions {
        if let target = arguments.string(ServeOptions.login) {
            return ConnectionOptions(conninfo: target, applicationName: "muster web")
        }
        var options = try connectionOptions("web")
        options.user = "muster_web"
        return options
    }
}
