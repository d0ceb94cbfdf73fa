import Glibc

/// How the kernel watches over a TCP connection of this process.
struct SocketOptions: Equatable {
    let idle: Int32
    let interval: Int32
    let count: Int32
    let userTimeout: Int32

    /// The options of this process's connections to a port of this machine.
    static func ofConnections(to port: Int) throws -> [SocketOptions] {
        (Int32(3)..<1024).compactMap { descriptor in
            var address = sockaddr_in()
            var length = socklen_t(MemoryLayout<sockaddr_in>.size)
            let isConnected = withUnsafeMutablePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    getpeername(descriptor, $0, &length) == 0
                }
            }
            guard isConnected, Int32(address.sin_family) == AF_INET,
                Int(address.sin_port.bigEndian) == port
            else { return nil }
            return SocketOptions(
                idle: option(TCP_KEEPIDLE, of: descriptor),
                interval: option(TCP_KEEPINTVL, of: descriptor),
                count: option(TCP_KEEPCNT, of: descriptor),
                userTimeout: option(TCP_USER_TIMEOUT, of: descriptor))
        }
    }

    private static func option(_ name: Int32, of descriptor: Int32) -> Int32 {
        var value: Int32 = -1
        var length = socklen_t(MemoryLayout<Int32>.size)
        getsockopt(descriptor, Int32(IPPROTO_TCP), name, &value, &length)
        return value
    }
}
