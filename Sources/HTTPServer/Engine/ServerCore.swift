internal import CMicroHTTPD
internal import Glibc
internal import Synchronization

/// What the library's callbacks work on.
final class ServerCore: Sendable {
    let configuration: ServerConfiguration
    let application: any HTTPApplication
    let connections = ConnectionTable()
    private let nextRequest = Atomic<UInt64>(0)
    private let bodyBytes = Atomic<Int>(0)
    private let unsent = Atomic<Int>(0)
    private let tasks = Mutex<(byID: [String: Task<Void, Never>], isStopping: Bool)>(([:], false))
    /// Tells the requests of this process from those of another.
    private let idPrefix: String

    init(_ configuration: ServerConfiguration, _ application: any HTTPApplication) {
        self.configuration = configuration
        self.application = application
        var generator = SystemRandomNumberGenerator()
        idPrefix = String(generator.next(upperBound: UInt64(36 * 36 * 36 * 36)), radix: 36)
    }

    // MARK: Events of the library

    func connected(_ connection: OpaquePointer) -> Connection {
        let new = Connection(
            socket: muster_mhd_socket(connection),
            peer: PeerAddress.text(muster_mhd_peer(connection)))
        new.expect(within: configuration.headerTime)
        connections.insert(new)
        return new
    }

    func exchange(rawTarget: [UInt8]) -> Exchange {
        let number = nextRequest.add(1, ordering: .relaxed).newValue
        return Exchange(rawTarget: rawTarget, id: "\(idPrefix)-\(number)")
    }

    /// The head has come.
    ///
    /// - Returns: the answer, when the request is refused.
    func open(
        _ exchange: Exchange, _ connection: Connection, _ head: RawHead
    ) -> HTTPResponse? {
        do throws(Refusal) {
            return try admit(exchange, connection, head)
        } catch {
            return application.response(to: error, id: exchange.id, peer: connection.peer)
        }
    }

    private func admit(
        _ exchange: Exchange, _ connection: Connection, _ head: RawHead
    ) throws(Refusal) -> HTTPResponse? {
        try head.layout?.check()
        let rules = try RequestGuard(
            method: head.method, version: head.version, headers: head.headers)
        let target: RequestTarget
        do throws(RequestTarget.Fault) {
            target = try RequestTarget(exchange.rawTarget)
        } catch {
            throw Refusal(400, error.rawValue)
        }
        let wanted = RequestHead(
            method: rules.method, target: target, headers: head.headers,
            bodyLength: rules.bodyLength, peer: connection.peer, id: exchange.id)
        switch application.admit(wanted) {
        case .refused(let response):
            return response
        case .accepted(let limit):
            guard rules.bodyLength <= limit else {
                throw Refusal(413, "the body is larger than \(limit) bytes")
            }
        }
        let reserved = bodyBytes.add(rules.bodyLength, ordering: .relaxed).newValue
        exchange.reservedBytes = rules.bodyLength
        guard reserved <= configuration.bodyMemory else {
            throw Refusal(503, "too many bodies are being received")
        }
        exchange.method = rules.method
        exchange.target = target
        exchange.headers = head.headers
        exchange.expectedBytes = rules.bodyLength
        connection.expect(within: configuration.patience(for: rules.bodyLength))
        return nil
    }

    /// A part of the body has come; the library gives no more than the length that was announced.
    func receive(_ exchange: Exchange, _ bytes: UnsafeRawBufferPointer) {
        if exchange.body.isEmpty { exchange.body.reserveCapacity(exchange.expectedBytes) }
        exchange.body.append(contentsOf: bytes)
    }

    /// The request is complete: a task answers it while the connection is suspended.
    func begin(_ exchange: Exchange, _ connection: Connection, _ suspended: SuspendedConnection) {
        connection.expect(within: nil)
        guard let target = exchange.target else { return }
        exchange.isCounted = true
        unsent.add(1, ordering: .relaxed)
        let request = HTTPRequest(
            method: exchange.method, target: target, headers: exchange.headers,
            body: exchange.body, peer: connection.peer, id: exchange.id,
            isEncrypted: configuration.encryption != nil)
        exchange.body = []
        let id = exchange.id
        let reply = exchange.reply
        let application = application
        tasks.withLock { tasks in
            let task = Task {
                reply.put(await application.respond(to: request))
                self.finish(id, suspended)
            }
            tasks.byID[id] = task
            if tasks.isStopping { task.cancel() }
        }
    }

    private func finish(_ id: String, _ suspended: SuspendedConnection) {
        tasks.withLock { tasks in
            _ = tasks.byID.removeValue(forKey: id)
            // Under the lock, so that nobody stops the server between the two.
            suspended.resume()
        }
    }

    /// The answer is being sent.
    func answered(_ connection: Connection, bytes: Int) {
        connection.expect(within: configuration.patience(for: bytes))
    }

    /// The answer was sent, or the connection broke.
    func completed(_ exchange: Exchange, _ connection: Connection?) {
        bodyBytes.subtract(exchange.reservedBytes, ordering: .relaxed)
        if exchange.isCounted { unsent.subtract(1, ordering: .relaxed) }
        connection?.expect(within: configuration.idleTime)
    }

    // MARK: The end

    /// Requests whose answer has not been sent yet.
    var unanswered: Int { unsent.load(ordering: .relaxed) }

    /// Requests that are being handled.
    var running: Int { tasks.withLock { $0.byID.count } }

    /// Asks the handlers to stop.
    func cancelAll() {
        tasks.withLock { tasks in
            tasks.isStopping = true
            for task in tasks.byID.values { task.cancel() }
        }
    }
}
