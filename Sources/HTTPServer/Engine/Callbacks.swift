internal import CMicroHTTPD

// What the library calls, on its own thread. Free functions, because a closure that was written where
// an actor is in force would stop the process.

func connectionChanged(
    _ context: UnsafeMutableRawPointer?, _ connection: OpaquePointer?,
    _ slot: UnsafeMutablePointer<UnsafeMutableRawPointer?>?,
    _ change: MHD_ConnectionNotificationCode
) {
    guard let core = context.map(core), let connection, let slot else { return }
    if change == .CONNECTION_NOTIFY_STARTED {
        slot.pointee = Unmanaged.passRetained(core.connected(connection)).toOpaque()
    } else if let ended = slot.pointee {
        slot.pointee = nil
        core.connections.remove(Unmanaged<Connection>.fromOpaque(ended).takeRetainedValue())
    }
}

func targetReceived(
    _ context: UnsafeMutableRawPointer?, _ target: UnsafePointer<CChar>?,
    _ connection: OpaquePointer?
) -> UnsafeMutableRawPointer? {
    guard let core = context.map(core), let target else { return nil }
    var bytes: [UInt8] = []
    var place = target
    while place.pointee != 0 {
        bytes.append(UInt8(bitPattern: place.pointee))
        place += 1
    }
    return Unmanaged.passRetained(core.exchange(rawTarget: bytes)).toOpaque()
}

func requestCompleted(
    _ context: UnsafeMutableRawPointer?, _ connection: OpaquePointer?,
    _ slot: UnsafeMutablePointer<UnsafeMutableRawPointer?>?,
    _ reason: MHD_RequestTerminationCode
) {
    guard let core = context.map(core), let connection, let ended = slot?.pointee else { return }
    slot?.pointee = nil
    core.completed(
        Unmanaged<Exchange>.fromOpaque(ended).takeRetainedValue(), openConnection(connection))
}

func requestArrived(
    _ context: UnsafeMutableRawPointer?, _ connection: OpaquePointer?,
    _ target: UnsafePointer<CChar>?, _ method: UnsafePointer<CChar>?,
    _ version: UnsafePointer<CChar>?, _ bytes: UnsafePointer<CChar>?,
    _ byteCount: UnsafeMutablePointer<Int>?,
    _ slot: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
) -> MHD_Result {
    guard let core = context.map(core), let connection, let target, let method, let version,
        let byteCount, let opaque = slot?.pointee, let open = openConnection(connection)
    else { return .NO }
    let exchange = Unmanaged<Exchange>.fromOpaque(opaque).takeUnretainedValue()
    switch exchange.phase {
    case .head:
        exchange.phase = .body
        let head = RawHead(
            connection, target: target, targetLength: exchange.rawTarget.count, method: method,
            version: version)
        guard let response = core.open(exchange, open, head) else { return .YES }
        exchange.phase = .answered
        return send(response, connection, open, core, closing: true)
    case .body where byteCount.pointee > 0:
        core.receive(exchange, UnsafeRawBufferPointer(start: bytes, count: byteCount.pointee))
        byteCount.pointee = 0
        return .YES
    case .body:
        exchange.phase = .handling
        core.begin(exchange, open, SuspendedConnection(connection))
        return .YES
    case .handling:
        guard let response = exchange.reply.take() else { return .NO }
        exchange.phase = .answered
        return send(response, connection, open, core, closing: false)
    case .answered:
        byteCount.pointee = 0
        return .YES
    }
}

private func core(_ context: UnsafeMutableRawPointer) -> ServerCore {
    Unmanaged<ServerCore>.fromOpaque(context).takeUnretainedValue()
}

private func openConnection(_ connection: OpaquePointer) -> Connection? {
    muster_mhd_socket_context(connection).map {
        Unmanaged<Connection>.fromOpaque($0).takeUnretainedValue()
    }
}

private func send(
    _ response: HTTPResponse, _ connection: OpaquePointer, _ open: Connection, _ core: ServerCore,
    closing: Bool
) -> MHD_Result {
    core.answered(open, bytes: response.body.count)
    var body = response.body
    let made = body.withUnsafeMutableBytes { bytes in
        MHD_create_response_from_buffer(bytes.count, bytes.baseAddress, .RESPMEM_MUST_COPY)
    }
    guard let made else { return .NO }
    defer { MHD_destroy_response(made) }
    for (name, value) in response.headers {
        // A value that could break the line is left out by the library.
        _ = MHD_add_response_header(made, name, value)
    }
    if closing { _ = MHD_add_response_header(made, "Connection", "close") }
    return MHD_queue_response(connection, UInt32(response.status), made)
}
