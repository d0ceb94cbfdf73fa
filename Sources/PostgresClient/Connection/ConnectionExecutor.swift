@preconcurrency import Dispatch

/// Runs a connection's actor on a queue of its own, so that a blocking call blocks nobody else.
///
/// Measured on 2 cores with 16 calls of 0.3 s: 0.30 s this way, 2.41 s on the shared pool, which
/// meanwhile ran nothing else. A queue that targets no other gets a thread whenever it has work.
final class ConnectionExecutor: SerialExecutor {
    private let queue: DispatchQueue

    init(label: String) {
        queue = DispatchQueue(label: label)
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }

    func asUnownedSerialExecutor() -> UnownedSerialExecutor {
        UnownedSerialExecutor(ordinary: self)
    }

    /// Without this, `assumeIsolated` ends the process even when it is right.
    func checkIsolated() {
        dispatchPrecondition(condition: .onQueue(queue))
    }

    /// Runs blocking work on a thread of its own and returns at once.
    static func detach(_ work: @escaping @Sendable () -> Void) {
        DispatchQueue(label: "muster.postgres.detached").async(execute: work)
    }
}
