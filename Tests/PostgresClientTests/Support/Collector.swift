import Synchronization

/// Gathers values from other threads.
final class Collector<Value: Sendable>: Sendable {
    private let values = Mutex<[Value]>([])

    var all: [Value] { values.withLock(\.self) }

    func add(_ value: Value) {
        values.withLock { $0.append(value) }
    }
}
