internal import Glibc

/// Runs work that recurses on a stack that is known to be large enough.
///
/// The caller's stack may be anything from 16 kB to 8 MB, and the library checks none of them: its
/// limit, PostgreSQL's `max_stack_depth`, is not armed outside a server. So the work says what it
/// needs: little goes on the caller's stack, more on that of a thread made for it, which takes about
/// 50 µs.
enum DeepStack {
    /// What parsing a text needs.
    ///
    /// The library takes up to 410 bytes for a level of nesting, measured over 20 forms of nesting.
    static func bytes(forParsing nesting: Int) -> Int { nesting * 512 }

    /// What a walk over a tree needs, measured over the same forms in both kinds of build.
    static func bytes(forTree depth: Int) -> Int { depth * bytesPerTreeLevel }

    #if DEBUG
        private static let bytesPerTreeLevel = 5 << 10
        private static let inPlaceBytes = 180 << 10
    #else
        private static let bytesPerTreeLevel = 1_600
        private static let inPlaceBytes = 80 << 10
    #endif

    /// The bound of nesting up to which a text is parsed on the caller's stack.
    static let inPlaceNesting = 150

    /// Runs the body; nil if it needs a thread and there is none.
    static func run<R>(needing bytes: Int, _ body: () -> R) -> R? {
        guard bytes > inPlaceBytes else { return body() }
        return onThread(stackBytes: bytes + (256 << 10), body)
    }

    private static func onThread<R>(stackBytes: Int, _ body: () -> R) -> R? {
        var result: R?
        let work = { result = body() }
        let ran = withoutActuallyEscaping(work) { start(stackBytes: stackBytes, $0) }
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
