/// Who may have a connection of a pool: a fixed number of permits and a line of those who wait.
///
/// It knows tickets only; the pool knows the tasks and connections behind them.
struct PoolQueue {
    enum Answer: Equatable {
        case granted
        case mustWait
        case closed
    }

    let size: Int
    private(set) var lent = 0
    private(set) var waiting: [UInt64] = []
    private(set) var isClosed = false

    init(size: Int) {
        self.size = size
    }

    /// Somebody wants a permit; nobody overtakes those who wait.
    mutating func request(_ ticket: UInt64) -> Answer {
        if isClosed { return .closed }
        if lent < size && waiting.isEmpty {
            lent += 1
            return .granted
        }
        waiting.append(ticket)
        return .mustWait
    }

    /// A permit came back.
    ///
    /// - Returns: the one who has waited longest and has the permit now.
    mutating func giveBack() -> UInt64? {
        if waiting.isEmpty {
            lent -= 1
            return nil
        }
        return waiting.removeFirst()
    }

    /// Somebody waits no longer.
    mutating func abandon(_ ticket: UInt64) {
        waiting.removeAll { $0 == ticket }
    }

    /// No permits from now on.
    mutating func close() {
        isClosed = true
        waiting = []
    }
}
