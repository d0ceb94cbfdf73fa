import Dispatch
import Glibc
import Synchronization
import Testing

/// Stands between client and server and can fall silent, as a broken network does.
final class Proxy: Sendable {
    let port: Int
    private let listener: Int32
    private let isSilent = Mutex(false)

    /// Starts to forward connections to a port of this machine.
    init(to target: Int) throws {
        let (descriptor, port) = try #require(TCPSocket.listen())
        listener = descriptor
        self.port = port
        DispatchQueue(label: "proxy").async { [self] in
            while case let client = accept(descriptor, nil, nil), client >= 0 {
                guard let server = TCPSocket.connect(port: target) else {
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
