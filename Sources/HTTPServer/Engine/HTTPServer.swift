internal import CMicroHTTPD
@preconcurrency internal import Dispatch
internal import Glibc
internal import Synchronization

/// An HTTP/1.1 server for one application.
///
/// One thread of the library reads and writes every connection. A complete request suspends its
/// connection and is answered by a task, so that a connection that waits, be it for a slow client or
/// for the database, holds no thread.
///
/// ```swift
/// let server = HTTPServer(ServerConfiguration(.tcp(host: "127.0.0.1", port: 0)), application)
/// let port = try server.start()
/// …
/// await server.stop(within: .seconds(10))
/// ```
public final class HTTPServer: Sendable {
    private struct Running {
        var daemon: UInt
        var context: UInt
        var secrets: [UInt]
        var watchdog: Task<Void, Never>
    }

    private let core: ServerCore
    private let running = Mutex<Running?>(nil)

    /// Makes a server that does not listen yet.
    ///
    /// - Parameters:
    ///   - configuration: where it listens, and its limits.
    ///   - application: what answers.
    public init(_ configuration: ServerConfiguration, _ application: any HTTPApplication) {
        core = ServerCore(configuration, application)
    }

    /// Connections that are open, and requests that are being handled.
    public var load: (connections: Int, requests: Int) {
        (core.connections.count, core.running)
    }

    /// Begins to listen.
    ///
    /// - Returns: the port, or nil for a socket file.
    /// - Throws: ``ServerError``.
    @discardableResult
    public func start() throws(ServerError) -> UInt16? {
        let configuration = core.configuration
        let socket = try ListenSocket(configuration.endpoint)
        let context = Unmanaged.passRetained(core).toOpaque()
        // The library keeps these pointers as long as it runs.
        let certificate = configuration.encryption.map { strdup($0.certificate) } ?? nil
        let key = configuration.encryption.map { strdup($0.key) } ?? nil
        var setup = muster_mhd_setup()
        setup.listen_socket = socket.descriptor
        setup.connection_limit = UInt32(clamping: configuration.connectionLimit)
        setup.address_limit = UInt32(clamping: configuration.addressLimit)
        setup.idle_seconds = UInt32(clamping: configuration.idleTime.components.seconds)
        setup.connection_memory = configuration.headerMemory
        setup.certificate = certificate.map { UnsafePointer($0) }
        setup.key = key.map { UnsafePointer($0) }
        setup.context = context
        setup.access = requestArrived
        setup.connection_changed = connectionChanged
        setup.completed = requestCompleted
        setup.target = targetReceived
        guard let daemon = muster_mhd_start(&setup) else {
            Unmanaged<ServerCore>.fromOpaque(context).release()
            close(socket.descriptor)
            free(certificate)
            free(key)
            throw ServerError(
                "the server could not start",
                hint: configuration.encryption == nil
                    ? "Look whether the process may open more files."
                    : "Look whether certificate and key are PEM and belong together.")
        }
        let core = core
        let watchdog = Task {
            while !Task.isCancelled {
                try? await Task.sleep(for: .milliseconds(250))
                core.connections.cutOverdue()
            }
        }
        let secrets = [certificate, key].compactMap { $0.map { UInt(bitPattern: $0) } }
        running.withLock {
            $0 = Running(
                daemon: UInt(bitPattern: daemon), context: UInt(bitPattern: context),
                secrets: secrets, watchdog: watchdog)
        }
        return socket.port
    }

    /// Takes no more connections, lets the running requests end, and stops.
    ///
    /// - Parameter grace: after which requests that still run are cancelled.
    public func stop(within grace: Duration) async {
        guard
            let ending = running.withLock({ value in
                defer { value = nil }
                return value
            })
        else { return }
        guard let daemon = OpaquePointer(bitPattern: ending.daemon) else { return }
        let listener = MHD_quiesce_daemon(daemon)
        if listener >= 0 { close(listener) }
        let end = Connection.now + grace.nanoseconds
        while core.unanswered > 0, Connection.now < end {
            try? await Task.sleep(for: .milliseconds(20))
        }
        core.cancelAll()
        // The library must not be stopped while a connection is suspended.
        while core.running > 0 { try? await Task.sleep(for: .milliseconds(20)) }
        ending.watchdog.cancel()
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                if let daemon = OpaquePointer(bitPattern: ending.daemon) {
                    MHD_stop_daemon(daemon)
                }
                continuation.resume()
            }
        }
        if let context = UnsafeRawPointer(bitPattern: ending.context) {
            Unmanaged<ServerCore>.fromOpaque(context).release()
        }
        if case .unix(let path) = core.configuration.endpoint { unlink(path) }
        for secret in ending.secrets { free(UnsafeMutableRawPointer(bitPattern: secret)) }
    }
}
