internal import Glibc

/// The socket that new connections come from.
struct ListenSocket {
    let descriptor: Int32
    /// The port that the system gave; nil for a socket file.
    let port: UInt16?

    /// Opens it.
    ///
    /// - Parameter endpoint: where.
    /// - Throws: ``ServerError``.
    init(_ endpoint: ServerConfiguration.Endpoint) throws(ServerError) {
        switch endpoint {
        case .tcp(let host, let port): try self.init(host: host, port: port)
        case .unix(let path): try self.init(path: path)
        }
    }

    private init(host: String, port: UInt16) throws(ServerError) {
        var wanted = addrinfo()
        wanted.ai_family = AF_UNSPEC
        wanted.ai_socktype = Int32(SOCK_STREAM.rawValue)
        wanted.ai_flags = AI_PASSIVE
        var found: UnsafeMutablePointer<addrinfo>?
        let status = getaddrinfo(host.isEmpty ? nil : host, String(port), &wanted, &found)
        guard status == 0, let first = found else {
            throw ServerError(
                "the address to listen on is not known: \(String(cString: gai_strerror(status)))",
                hint: "Give an address of this machine, such as 127.0.0.1:8080.")
        }
        defer { freeaddrinfo(found) }
        let socket = socket(first.pointee.ai_family, first.pointee.ai_socktype, 0)
        guard socket >= 0 else { throw Self.failure("open a socket") }
        var on: Int32 = 1
        setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout<Int32>.size))
        guard bind(socket, first.pointee.ai_addr, first.pointee.ai_addrlen) == 0,
            listen(socket, 1_024) == 0
        else {
            let failure = Self.failure("listen on port \(port)")
            close(socket)
            throw failure
        }
        descriptor = socket
        self.port = Self.boundPort(socket) ?? port
    }

    private init(path: String) throws(ServerError) {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        let room = MemoryLayout.size(ofValue: address.sun_path)
        guard !bytes.isEmpty, bytes.count < room, !bytes.contains(0) else {
            throw ServerError(
                "the path of the socket file has to have 1 to \(room - 1) bytes",
                hint: "Choose a shorter path.")
        }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let socket = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        guard socket >= 0 else { throw Self.failure("open a socket") }
        let isTaken = Self.with(address) { connect(socket, $0, $1) } == 0
        guard !isTaken else {
            close(socket)
            throw ServerError(
                "another server listens on the socket file already",
                hint: "Stop it, or choose another path.")
        }
        var status = stat()
        if lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFSOCK { unlink(path) }
        // The mask makes the file private before anybody can connect.
        let mask = umask(0o117)
        let isBound = Self.with(address) { bind(socket, $0, $1) } == 0
        umask(mask)
        guard isBound, listen(socket, 1_024) == 0 else {
            let failure = Self.failure("listen on the socket file")
            close(socket)
            throw failure
        }
        descriptor = socket
        port = nil
    }

    private static func with<R>(
        _ address: sockaddr_un, _ body: (UnsafePointer<sockaddr>, socklen_t) -> R
    ) -> R {
        withUnsafePointer(to: address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }

    private static func boundPort(_ socket: Int32) -> UInt16? {
        var storage = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        return withUnsafeMutablePointer(to: &storage) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                guard getsockname(socket, address, &length) == 0 else { return nil }
                return PeerAddress.port(address)
            }
        }
    }

    private static func failure(_ what: String) -> ServerError {
        ServerError(
            "cannot \(what): \(String(cString: strerror(errno)))",
            hint: "Choose another address, or a port above 1023 that is free.")
    }
}
