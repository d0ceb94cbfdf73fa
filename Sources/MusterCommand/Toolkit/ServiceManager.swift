import Glibc

/// Tells the service manager how the program is, by the datagrams of sd_notify(3).
struct ServiceManager: Sendable {
    private let socket: String
    /// How often it wants to hear that the program is alive, at the least; nil when it does not.
    let watchdog: Duration?

    /// The manager that the environment names; nil when nobody started the program as a service.
    init?(_ environment: [String: String]) {
        guard let socket = environment["NOTIFY_SOCKET"], !socket.isEmpty else { return nil }
        self.socket = socket
        let isMeant = environment["WATCHDOG_PID"].map { $0 == "\(getpid())" } ?? true
        let limit = environment["WATCHDOG_USEC"].flatMap { Int64($0) }
        watchdog = isMeant ? limit.flatMap { $0 > 0 ? .microseconds($0) : nil } : nil
    }

    /// Everything is set up and work has begun.
    func ready(_ status: String) { tell("READY=1\nSTATUS=\(status)") }

    /// The program was asked to end and drains.
    func stopping() { tell("STOPPING=1\nSTATUS=draining") }

    /// Says twice in each period of the watchdog that tasks get their turn; returns when cancelled.
    ///
    /// It runs as a task like the others: where these are stuck, so is this, and the manager restarts
    /// the program.
    func keepAlive() async {
        guard let watchdog else { return }
        while !Task.isCancelled {
            tell("WATCHDOG=1")
            try? await Task.sleep(for: watchdog / 2)
        }
    }

    /// A manager that does not listen is no reason to stop.
    private func tell(_ state: String) { _ = SystemCalls.sendDatagram(state, to: socket) }
}
