internal import Glibc

/// Runs work that recurses on a stack that is known to be large enough.
///
/// The caller's stack may be anything from 16 kB to 8 MB, and the library checks none of them: its
/// limit of PostgreSQL's `max_stack_depth` is not armed outside a server.
enum DeepStack {
    /// Up to this bound of nesting work runs on the caller's stack. The library needs up to 410
    /// bytes for a level, measured over 20 forms of nesting.
    static let inPlaceNesting = 150

    /// Bytes of stack for a level of nesting: the library's 410 and what the walk over the tree
    /// needs in a debug build.
    private static let bytesPerLevel = 6 << 10
    private static let baseBytes = 1 << 20

    /// Runs the body, on a thread of its own if the nesting is deep; nil if there is no such thread.
    static func run<R>(nesting: Int, _ body: () -> R) -> R? {
        guard nesting > inPlaceNesting else { return body() }
        return onThread(stackBytes: baseBytes + nesting * bytesPerLevel, body)
    }

    private static func onThread<R>(stackBytes: Int, _ body: () -> R) -> R? {
        var result: R?
        let ran = withoutActuallyEscaping(
            { result = body() }, do: { start(stackBytes: stackBytes, $0) })
        return ran ? result : nil
    }

    /// Starts the work and waits for its end, so nothing that it captures outlives the call.
    private static func start(stackBytes: Int, _ work: @escaping () -> Void) -> Bool {
        var attributes = pthread_attr_t()
        guard pthread_attr_init(&attributes) == 0 else { return false }
        defer { pthread_attr_destroy(&attributes) }
        guard pthread_attr_setstacksize(&attributes, stackBytes) == 0 else { return false }
        let job = Unmanaged.passRetained(DeepStackJob(work))
        var thread = pthread_t()
        guard pthread_create(&thread, &attributes, runDeepStackJob, job.toOpaque()) == 0 else {
            job.release()
            return false
        }
        return pthread_join(thread, nil) == 0
    }
}

private final class DeepStackJob {
    let work: () -> Void

    init(_ work: @escaping () -> Void) {
        self.work = work
    }
}

/// The entry of the thread: a function, because a closure handed to C may carry an actor's isolation.
private func runDeepStackJob(_ job: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let job else { return nil }
    Unmanaged<DeepStackJob>.fromOpaque(job).takeRetainedValue().work()
    return nil
}
