public import HTTPServer
public import PostgresClient

/// How the web server of Muster is set up.
public struct ServeConfiguration: Sendable {
    /// Where it listens, and TLS.
    public var server: ServerConfiguration
    /// Where its login connects.
    public var database: ConnectionOptions
    /// Connections to the database at once.
    public var poolSize: Int
    /// Names by which it may be called, besides the address it listens on.
    public var hosts: [String]
    /// Whether a proxy in front speaks TLS and sets `X-Forwarded-For` and `X-Forwarded-Proto`.
    public var isBehindProxy: Bool
    /// Whether who has no token is a reader.
    public var hasAnonymousReader: Bool
    /// The limit of each statement.
    public var statementTimeout: Duration
    /// Requests a second of one address and of one token; twice as many at once.
    public var requestRate: Int

    /// A configuration with the usual limits.
    ///
    /// - Parameters:
    ///   - server: where it listens, and TLS.
    ///   - database: where its login connects.
    public init(server: ServerConfiguration, database: ConnectionOptions) {
        self.server = server
        self.database = database
        poolSize = 8
        hosts = []
        isBehindProxy = false
        hasAnonymousReader = false
        statementTimeout = .seconds(10)
        requestRate = 500
    }

    /// Checks that nobody is let in by mistake.
    ///
    /// - Throws: ``ServeRefusal``.
    public func check() throws(ServeRefusal) {
        guard case .tcp(let host, _) = server.endpoint else { return }
        let isLoopback = Self.isLoopback(host)
        if !isLoopback && server.encryption == nil && !isBehindProxy {
            throw ServeRefusal(
                "an address that others can reach needs TLS or a proxy in front",
                hint:
                    "Give --tls-certificate and --tls-key, or --behind-proxy, or listen on 127.0.0.1."
            )
        }
        if hasAnonymousReader && (!isLoopback || isBehindProxy) {
            throw ServeRefusal(
                "everybody could read without a token",
                hint: "Leave out --anonymous, or listen on 127.0.0.1 or a socket file only.")
        }
        if !isLoopback && hosts.isEmpty && Self.isWildcard(host) {
            throw ServeRefusal(
                "nobody knows by which name the server is called",
                hint: "Give --host NAME for every name that leads to it.")
        }
    }

    /// Every name by which it may be called.
    var hostList: HostList {
        var names = hosts
        switch server.endpoint {
        case .unix: names += ["localhost"]
        case .tcp(let host, _):
            if Self.isLoopback(host) || Self.isWildcard(host) {
                names += ["localhost", "127.0.0.1", "[::1]"]
            }
            if !Self.isWildcard(host) { names.append(host.contains(":") ? "[\(host)]" : host) }
        }
        return HostList(names)
    }

    static func isLoopback(_ host: String) -> Bool {
        let isNumeric = host.utf8.allSatisfy {
            $0 == UInt8(ascii: ".") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        }
        return host == "localhost" || host == "::1" || (isNumeric && host.hasPrefix("127."))
    }

    private static func isWildcard(_ host: String) -> Bool {
        host.isEmpty || host == "0.0.0.0" || host == "::" || host == "*"
    }
}

/// Why the server does not start.
public struct ServeRefusal: Error, Sendable, Hashable {
    /// What is wrong, lower case without full stop.
    public let message: String
    /// What to do, a full sentence.
    public let hint: String

    init(_ message: String, hint: String) {
        self.message = message
        self.hint = hint
    }
}
