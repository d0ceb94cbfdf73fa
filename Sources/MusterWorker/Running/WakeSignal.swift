import Synchronization

/// Wakes a service that sleeps between polls; any number of signals before it looks count as one.
///
/// A notification is only a hint that the table has something new, so what is carried here is
/// nothing but "look again". One service waits on one signal.
public final class WakeSignal: Sendable {
    private struct State {
        var isSignalled = false
        var lastWait: UInt64 = 0
        /// Waits up to this number are over, also those whose continuation is not there yet.
        var lastEndedWait: UInt64 = 0
        var waiting: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())

    /// A signal that nobody has given yet.
    public init() {}

    /// Wakes the service, or lets its next wait return at once.
    public func signal() {
        let waiting = state.withLock { state -> CheckedContinuation<Void, Never>? in
            state.isSignalled = state.waiting == nil
            defer { state.waiting = nil }
            return state.waiting
        }
        waiting?.resume()
    }

    /// Returns at the next signal, after `timeout`, or when the task is cancelled.
    public func wait(atMost timeout: Duration) async {
        let number = state.withLock { state -> UInt64 in
            state.lastWait += 1
            return state.lastWait
        }
        // Cancelling the timer ends its sleep and so the wait: one path for both ends.
        let timer = Task {
            try? await Task.sleep(for: timeout)
            end(wait: number)
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state -> Bool in
                    if state.isSignalled || state.lastEndedWait >= number {
                        state.isSignalled = false
                        return true
                    }
                    state.waiting = continuation
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            timer.cancel()
        }
        timer.cancel()
    }

    private func end(wait number: UInt64) {
        let waiting = state.withLock { state -> CheckedContinuation<Void, Never>? in
            guard number > state.lastEndedWait else { return nil }
            state.lastEndedWait = number
            // A later wait has begun since: its continuation is not this timer's to end.
            guard number == state.lastWait else { return nil }
            defer { state.waiting = nil }
            return state.waiting
        }
        waiting?.resume()
    }
}
