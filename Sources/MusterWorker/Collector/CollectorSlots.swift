import Synchronization

/// How many more commands may be started; taken by the loop, given back by commands that ended.
final class CollectorSlots: Sendable {
    private let free: Mutex<Int>

    /// As many as this.
    init(count: Int) {
        free = Mutex(count)
    }

    /// Takes one; false when none is left.
    func take() -> Bool {
        free.withLock { free in
            guard free > 0 else { return false }
            free -= 1
            return true
        }
    }

    /// Gives one back.
    func giveBack() {
        free.withLock { $0 += 1 }
    }
}
