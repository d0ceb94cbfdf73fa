import Glibc
import Muster

/// The calls to the C library that need pointers; nothing else in this target does.
enum SystemCalls {
    /// How a write ended.
    enum WriteResult: Sendable {
        /// Everything is written.
        case done
        /// The reader has gone: a clean reason to stop.
        case closed
        /// It failed, with this `errno`.
        case failed(Int32)
    }

    /// Writes everything, whatever it takes.
    ///
    /// `write(2)` and not `print`: what is written is seen at once, also by a pipe, also when the
    /// process is killed right after.
    static func write(_ text: String, to descriptor: Int32) -> WriteResult {
        let bytes = Array(text.utf8)
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Glibc.write(
                    descriptor, buffer.baseAddress?.advanced(by: written), bytes.count - written)
            }
            if count >= 0 {
                written += count
            } else if errno == EPIPE {
                return .closed
            } else if errno == EAGAIN {
                waitUntilWritable(descriptor)
            } else if errno != EINTR {
                return .failed(errno)
            }
        }
        return .done
    }

    /// A pipe that somebody else made non-blocking is full; the reader decides how long it takes.
    private static func waitUntilWritable(_ descriptor: Int32) {
        var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = unsafe poll(&entry, 1, 1_000)
    }

    /// Columns of a terminal; nil when the descriptor is none.
    static func columns(of descriptor: Int32) -> Int? {
        var size = winsize()
        guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return nil
        }
        return Int(size.ws_col)
    }

    /// The clocks of the log.
    static func now() -> Log.Instant {
        func read(_ clock: clockid_t) -> Int64 {
            var time = timespec()
            guard unsafe clock_gettime(clock, &time) == 0 else { return 0 }
            return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
        }
        return Log.Instant(wall: read(CLOCK_REALTIME), monotonic: read(CLOCK_MONOTONIC))
    }

    /// The bytes of a file, or of standard input for nil; nil when it cannot be read.
    static func contents(ofFile path: String?) -> [UInt8]? {
        let descriptor = path.map { unsafe open($0, O_RDONLY) } ?? 0
        guard descriptor >= 0 else { return nil }
        defer { if path != nil { close(descriptor) } }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe buffer.withUnsafeMutableBytes { buffer in
                unsafe read(descriptor, buffer.baseAddress, buffer.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return nil }
            guard count > 0 else { return bytes }
            bytes += buffer[..<count]
        }
    }

    /// Sends one datagram to a socket of the Unix domain.
    ///
    /// - Parameters:
    ///   - text: its content.
    ///   - path: of the socket; after `@`, a name in the abstract namespace.
    /// - Returns: whether it was taken.
    static func sendDatagram(_ text: String, to path: String) -> Bool {
        var name = Array(path.utf8)
        if name.first == UInt8(ascii: "@") { name[0] = 0 }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        guard !name.isEmpty, name.count < MemoryLayout.size(ofValue: address.sun_path) else {
            return false
        }
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: name) }
        let length = socklen_t(MemoryLayout<sa_family_t>.size + name.count)
        let kind = Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        let descriptor = socket(AF_UNIX, kind, 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        let bytes = Array(text.utf8)
        let sent = unsafe withUnsafeBytes(of: &address) { target in
            unsafe bytes.withUnsafeBytes { content in
                unsafe sendto(
                    descriptor, content.baseAddress, content.count, 0,
                    target.assumingMemoryBound(to: sockaddr.self).baseAddress, length)
            }
        }
        return sent == bytes.count
    }

    /// What an `errno` means.
    static func message(of code: Int32) -> String {
        unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
    }

    /// Raises the number of files that the process may open as far as it goes: every connection of a
    /// client is one.
    static func raiseFileLimit() {
        var limit = rlimit()
        guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else {
            return
        }
        limit.rlim_cur = limit.rlim_max
        unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
}
