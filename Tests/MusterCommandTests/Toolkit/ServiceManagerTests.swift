import Glibc
import Testing

@testable import MusterCommand

@Suite struct ServiceManagerTests {
    /// A socket that hears what a service manager would.
    private struct Ear: ~Copyable {
        let path: String
        let descriptor: Int32

        init() throws {
            path = "/tmp/muster-notify-\(getpid())-\(UInt32.random(in: 0 ... .max))"
            descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
            var address = sockaddr_un()
            address.sun_family = sa_family_t(AF_UNIX)
            let name = Array(path.utf8)
            withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: name) }
            let bound = withUnsafeBytes(of: &address) {
                bind(
                    descriptor, $0.assumingMemoryBound(to: sockaddr.self).baseAddress,
                    socklen_t(MemoryLayout<sockaddr_un>.size))
            }
            try #require(bound == 0)
        }

        deinit {
            close(descriptor)
            unlink(path)
        }

        /// Waits a minute at most, without holding a thread that what is heard may need to speak.
        func next() async -> String {
            var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            for _ in 0..<6_000 where poll(&ready, 1, 0) == 0 {
                try? await Task.sleep(for: .milliseconds(10))
            }
            guard poll(&ready, 1, 0) == 1 else { return "" }
            var buffer = [UInt8](repeating: 0, count: 256)
            let count = recv(descriptor, &buffer, buffer.count, 0)
            return String(decoding: buffer.prefix(max(count, 0)), as: UTF8.self)
        }
    }

    @Test func nobodyStartedIt() {
        #expect(ServiceManager([:]) == nil)
        #expect(ServiceManager(["NOTIFY_SOCKET": ""]) == nil)
    }

    @Test(arguments: [
        (["WATCHDOG_USEC": "2000000"], Duration.seconds(2)),
        (["WATCHDOG_USEC": "2000000", "WATCHDOG_PID": "\(getpid())"], .seconds(2)),
        (["WATCHDOG_USEC": "2000000", "WATCHDOG_PID": "1"], nil),
        (["WATCHDOG_USEC": "0"], nil), (["WATCHDOG_USEC": "soon"], nil), ([:], nil),
    ])
    func watchdog(environment: [String: String], period: Duration?) throws {
        let given = environment.merging(["NOTIFY_SOCKET": "/nowhere"]) { $1 }
        #expect(try #require(ServiceManager(given)).watchdog == period)
    }

    @Test func tellsWhatHappens() async throws {
        let ear = try Ear()
        let manager = try #require(
            ServiceManager(["NOTIFY_SOCKET": ear.path, "WATCHDOG_USEC": "100000"]))
        manager.ready("working")
        #expect(await ear.next() == "READY=1\nSTATUS=working")
        let alive = Task { await manager.keepAlive() }
        #expect(await ear.next() == "WATCHDOG=1")
        #expect(await ear.next() == "WATCHDOG=1")
        alive.cancel()
        await alive.value
        manager.stopping()
        var last = await ear.next()
        while last == "WATCHDOG=1" { last = await ear.next() }
        #expect(last == "STOPPING=1\nSTATUS=draining")
    }

    @Test func aManagerThatIsGoneIsNoFailure() throws {
        try #require(ServiceManager(["NOTIFY_SOCKET": "/nonexistent/socket"])).ready("working")
        let long = "/" + String(repeating: "x", count: 200)
        try #require(ServiceManager(["NOTIFY_SOCKET": long])).ready("working")
    }
}
