/// One request and its answer; everything but ``reply`` belongs to the library's thread.
final class Exchange {
    /// How far it is.
    enum Phase {
        /// The head has come.
        case head
        /// The body comes.
        case body
        /// The handler works, and the connection is suspended.
        case handling
        /// The answer is on its way.
        case answered
    }

    /// Path and query as sent.
    let rawTarget: [UInt8]
    let id: String
    var phase = Phase.head
    var method = HTTPMethod.get
    var target: RequestTarget?
    var headers = HTTPHeaders()
    /// The length of the body, as the header says.
    var expectedBytes = 0
    /// What of it counts against the memory for bodies.
    var reservedBytes = 0
    var body: [UInt8] = []
    /// Whether it counts as unanswered.
    var isCounted = false
    /// Where the handler puts its answer.
    let reply = Reply()

    init(rawTarget: [UInt8], id: String) {
        self.rawTarget = rawTarget
        self.id = id
    }
}
