import Dispatch
import Glibc
import PostgresClient
import Synchronization
import Testing

/// Stands between client and server and can fall silent, as a broken network does.
final class Proxy: Sendable {
    let port: Int
    private let listener: Int32
    private let isSilent = Mutex(false)

    /// A proxy in front of the server that `MUSTER_TEST_URL` names.
    static func toServer() async throws -> Proxy {
        let row = try await TestServer.connect().query(
            """
            select inet_server_port() as port,
                split_part(current_setting('unix_socket_directories'), ', ', 1)
                || '/.s.PGSQL.' || current_setting('port') as path
            """
        ).only()
        let port = try row.decode("port", as: Int?.self)
        let path = try row.decode("path", as: String.self)
        return try Proxy {
            port.map { LocalSocket.connect(port: $0) } ?? LocalSocket.connect(path: path)
        }
    }

    /// How to connect through this proxy.
    var options: ConnectionOptions {
        var options = TestServer.options
        options.host = "127.0.0.1"
        options.port = port
        return options
    }

    private init(_ connect: @escaping @Sendable () -> Int32?) throws {
        let (descriptor, port) = try #require(LocalSocket.listen())
        listener = descriptor
        self.port = port
        DispatchQueue(label: "proxy").async { [self] in
            while case let client = accept(descriptor, nil, nil), client >= 0 {
                guard let server = connect() else {
                    close(client)
                    continue
                }
                pump(from: client, to: server)
                pump(from: server, to: client)
            }
        }
    }

    deinit { close(listener) }

    /// From now on no byte passes, and no connection is closed.
    func fallSilent() {
        isSilent.withLock { $0 = true }
    }

    func stop() {
        shutdown(listener, Int32(SHUT_RDWR))
    }

    private func pump(from source: Int32, to target: Int32) {
        DispatchQueue(label: "proxy.pump").async { [self] in
            var buffer = [UInt8](repeating: 0, count: 65_536)
            while case let count = read(source, &buffer, buffer.count), count > 0 {
                if isSilent.withLock(\.self) { continue }
                var sent = 0
                while sent < count {
                    let written = buffer[sent..<count].withUnsafeBytes {
                        send(target, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
                    }
                    if written <= 0 { break }
                    sent += written
                }
            }
            shutdown(target, Int32(SHUT_WR))
        }
    }
}
