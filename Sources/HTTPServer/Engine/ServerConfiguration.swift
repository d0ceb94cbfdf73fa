/// How a server listens, and what it puts up with.
public struct ServerConfiguration: Sendable {
    /// Where connections come from.
    public enum Endpoint: Sendable, Hashable {
        /// A name or an address, and a port; 0 lets the system choose one.
        case tcp(host: String, port: UInt16)
        /// A socket file, which only its owner and group may use.
        case unix(path: String)
    }

    /// Certificate and key.
    public struct Encryption: Sendable {
        /// The certificates in PEM, the server's own first.
        public var certificate: String
        /// The private key in PEM.
        public var key: String

        /// Makes it.
        ///
        /// - Parameters:
        ///   - certificate: the certificates in PEM.
        ///   - key: the private key in PEM.
        public init(certificate: String, key: String) {
            self.certificate = certificate
            self.key = key
        }
    }

    /// Where connections come from.
    public var endpoint: Endpoint
    /// TLS; nil speaks plain HTTP.
    public var encryption: Encryption?
    /// Connections at once; more wait in the system's queue.
    public var connectionLimit = 2_048
    /// Connections of one address at once; 0 is no limit, for a proxy in front.
    public var addressLimit = 128
    /// Bytes that request line and header fields of a request may take together.
    ///
    /// The library keeps its own records in the same memory, so a request gets somewhat less.
    public var headerMemory = 32_768
    /// Bytes that the bodies of all requests may take together.
    public var bodyMemory = 64 << 20
    /// Time until the header of a request has come, counted from the connection.
    public var headerTime = Duration.seconds(10)
    /// Time that a connection may do nothing between two requests, the next header included.
    public var idleTime = Duration.seconds(30)
    /// Time for the body of a request and for an answer, beside what its length needs.
    public var transferTime = Duration.seconds(20)
    /// The slowest that a body may come and an answer may be read, in bytes a second.
    public var slowestTransfer = 65_536

    /// Makes a configuration with the usual limits.
    ///
    /// - Parameters:
    ///   - endpoint: where connections come from.
    ///   - encryption: certificate and key, or nil.
    public init(_ endpoint: Endpoint, encryption: Encryption? = nil) {
        self.endpoint = endpoint
        self.encryption = encryption
    }

    /// How long that many bytes may take in either direction.
    func patience(for bytes: Int) -> Duration {
        transferTime + .milliseconds(bytes / max(1, slowestTransfer / 1000))
    }
}
