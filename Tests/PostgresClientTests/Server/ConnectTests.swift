import Foundation
import Glibc
import PostgresClient
import Testing

extension ServerTests {
    @Suite("Connecting")
    struct ConnectTests {
        private let clock = ContinuousClock()

        private func failure(
            _ change: (inout ConnectionOptions) -> Void
        ) async -> PostgresError? {
            var options = TestServer.options
            change(&options)
            return await #expect(throws: PostgresError.self) {
                _ = try await PostgresConnection.connect(options)
            }
        }

        @Test("what the server says when it refuses comes with its code")
        func refusals() async {
            let database = await failure { $0.database = "missing: FATAL:  00000: x" }
            #expect(database?.sqlState == .invalidDatabase)
            #expect(database?.origin == .connecting)
            #expect(database?.isTransient == false)
            let role = await failure { $0.user = "nobody_\(UUID())" }
            #expect(role?.sqlState.rawValue == "28000")
            #expect(role?.hint != nil)
        }

        @Test("a database may be called like a connection string")
        func oddName() async throws {
            let name = "host=nowhere dbname='x'"
            let admin = try await TestServer.connect()
            try await admin.execute("drop database if exists \(identifier: name)")
            try await admin.execute("create database \(identifier: name)")
            let connection = try await TestServer.connect { $0.database = name }
            let current = try await connection.query("select current_database()").value(
                as: String.self)
            await connection.close()
            try await admin.execute("drop database \(identifier: name) with (force)")
            #expect(current == name)
        }

        @Test("nobody listening is a passing failure, found at once")
        func nobody() async throws {
            let port = try #require(LocalSocket.unusedPort())
            let start = clock.now
            let error = await failure {
                $0.conninfo = nil
                $0.host = "127.0.0.1"
                $0.port = port
            }
            #expect(clock.now - start < .seconds(5))
            #expect(error?.sqlState == .unableToConnect)
            #expect(error?.isTransient == true)
            #expect(error?.isConnectionLoss == true)
        }

        @Test(
            "a host that accepts and stays silent costs the time limit and no more",
            arguments: [nil, "connect_timeout=1"])
        func silent(conninfo: String?) async throws {
            let (descriptor, port) = try #require(LocalSocket.listen())
            defer { close(descriptor) }
            let start = clock.now
            let error = await failure {
                $0.conninfo = conninfo
                $0.host = "127.0.0.1"
                $0.port = port
                $0.connectTimeout = conninfo == nil ? .milliseconds(500) : .seconds(60)
            }
            let elapsed = clock.now - start
            #expect(elapsed > .milliseconds(450) && elapsed < .seconds(10))
            #expect(error?.sqlState == .unableToConnect)
            #expect(error?.message.contains("did not answer within") == true)
        }

        @Test("an address that swallows packets is passed over for the next one")
        func nextAddress() async throws {
            // A full backlog makes Linux drop further requests to connect, as a dead host does.
            let (descriptor, port) = try #require(LocalSocket.listen(backlog: 0))
            defer { close(descriptor) }
            let fillers = (0..<2).compactMap { _ in LocalSocket.connect(port: port, waits: false) }
            defer { for filler in fillers { close(filler) } }
            let proxy = try await Proxy.toServer()
            defer { proxy.stop() }
            let whole = try await TestServer.connect()
                .query("select current_user as user, current_database() as database").only()
            let options = ConnectionOptions(
                conninfo: "host=127.0.0.1,127.0.0.1 port=\(port),\(proxy.port) connect_timeout=1",
                user: try whole["user"], database: try whole["database"])
            let start = clock.now
            let connection = try await PostgresConnection.connect(options)
            let elapsed = clock.now - start
            #expect(elapsed > .milliseconds(900) && elapsed < .seconds(10))
            #expect(try await connection.query("select 1").value(as: Int.self) == 1)
        }

        @Test("cancelling the task ends the attempt")
        func cancelled() async throws {
            let (descriptor, port) = try #require(LocalSocket.listen())
            defer { close(descriptor) }
            let options = ConnectionOptions(host: "127.0.0.1", port: port)
            let task = Task { _ = try await PostgresConnection.connect(options) }
            try await Task.sleep(for: .milliseconds(100))
            let start = clock.now
            task.cancel()
            let error = await #expect(throws: PostgresError.self) { try await task.value }
            #expect(clock.now - start < .seconds(5))
            #expect(error?.origin == .cancellation)
        }

        @Test(
            "a conninfo that cannot be read does not show the password it holds",
            arguments: [
                "host=/tmp password=open hunter2", "password='hunter2", "hunter2=1",
                "postgresql://me:hunter2@[::1/x",
            ])
        func badConninfo(text: String) async {
            let error = await failure { $0.conninfo = text }
            #expect(error?.sqlState == .invalidParameterValue)
            #expect(error?.description.contains("hunter2") == false)
            #expect(error?.isTransient == false)
        }

        @Test("a password with an @ in a URL turns into a host name, and is not shown either")
        func passwordAsHost() async {
            let error = await failure {
                $0.conninfo = "postgresql://me:hun@hunter2.invalid@localhost/x"
            }
            #expect(error?.description.contains("hunter2") == false)
        }

        @Test("a NUL byte in an option is refused")
        func nul() async {
            let error = await failure { $0.user = "post\0gres" }
            #expect(error?.sqlState == .characterNotInRepertoire)
        }

        @Test("the session is what the options say")
        func session() async throws {
            let connection = try await TestServer.connect { $0.applicationName = "muster it's" }
            let row = try await connection.query(
                """
                select pg_backend_pid() as pid, current_setting('client_encoding') as encoding,
                    current_setting('application_name') as name
                """
            ).only()
            #expect(try row.decode("pid", as: Int32.self) == connection.backendPID)
            #expect(try row["encoding"] == "UTF8")
            #expect(try row["name"] == "muster it's")
        }

        @Test("keepalives and the user timeout are set on a TCP connection")
        func keepalives() async throws {
            let proxy = try await Proxy.toServer()
            defer { proxy.stop() }
            let connection = try await PostgresConnection.connect(proxy.options)
            let sockets = try SocketOptions.ofConnections(to: proxy.port)
            await connection.close()
            let found = try #require(sockets.first)
            #expect(sockets.count == 1)
            #expect(found == SocketOptions(idle: 3, interval: 2, count: 3, userTimeout: 10_000))
        }

        @Test("500 connections leave no file descriptor and no memory behind")
        func leaks() async {
            // In a process of its own, because other tests open files at the same time.
            await #expect(processExitsWith: .success) {
                func descriptors() throws -> Int {
                    try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
                }
                func residentPages() throws -> Int {
                    let text = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
                    return text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
                }
                func use(_ times: Int) async throws {
                    for number in 0..<times {
                        let connection = try await TestServer.connect()
                        _ = try await connection.query("select repeat('x', 100000)")
                        // Half of them are closed, half are simply dropped.
                        if number % 2 == 0 { await connection.close() }
                    }
                    try await Task.sleep(for: .milliseconds(100))
                }
                try await use(50)
                let before = (try descriptors(), try residentPages())
                try await use(500)
                let more = (try descriptors() - before.0, try residentPages() - before.1)
                // 500 leaked results would be 50 MB, 12,000 pages.
                let hasLeaked = more.0 > 0 || more.1 > 2500
                exit(hasLeaked ? EXIT_FAILURE : EXIT_SUCCESS)
            }
        }
    }
}
