import Glibc

/// Signals of the process.
enum Signals {
    /// Ignores SIGPIPE, so that a closed pipe is an error of `write`, and has SIGINT and SIGTERM wait
    /// for `eachTermination`. To be called before any other thread exists, because threads inherit it.
    static func prepare() {
        _ = signal(SIGPIPE, SIG_IGN)
        var set = terminating
        unsafe pthread_sigmask(SIG_BLOCK, &set, nil)
    }

    /// Calls the body at each SIGINT or SIGTERM, on this thread, for ever.
    ///
    /// For the main thread: `dispatchMain` would unblock the signals there.
    static func eachTermination(_ body: () -> Void) -> Never {
        while true {
            var set = terminating
            var signal: Int32 = 0
            if unsafe sigwait(&set, &signal) == 0 { body() }
        }
    }

    private static var terminating: sigset_t {
        var set = sigset_t()
        unsafe sigemptyset(&set)
        unsafe sigaddset(&set, SIGINT)
        unsafe sigaddset(&set, SIGTERM)
        return set
    }
}
