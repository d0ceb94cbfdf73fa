import Glibc

/// A file without a name, for what a command prints: it is gone with the last who has it open.
final class OutputFile: Sendable {
    /// The number of the open file.
    let descriptor: Int32

    /// Makes one in `TMPDIR`, or in `/tmp`; nil when it cannot be made.
    init?() {
        let folder = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
        var name = Array("\(folder)/muster-XXXXXX".utf8CString)
        descriptor = unsafe mkstemp(&name)
        guard descriptor >= 0 else { return nil }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        unsafe unlink(name)
    }

    deinit { close(descriptor) }

    /// Bytes so far.
    var size: Int {
        var information = stat()
        return unsafe fstat(descriptor, &information) == 0 ? Int(information.st_size) : 0
    }

    /// The first bytes, as many as that at most.
    func read(upTo limit: Int) -> [UInt8] {
        let wanted = min(size, limit)
        return unsafe [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
            while let start = buffer.baseAddress, count < wanted {
                let more = unsafe pread(
                    descriptor, start + count, wanted - count, off_t(count))
                guard more > 0 else { break }
                count += more
            }
        }
    }
}
