import Dispatch
import Glibc

/// Signals of the process.
enum Signals {
    /// Ignores SIGPIPE, so that a closed pipe is an error of `write`, and has SIGINT and SIGTERM wait
    /// for `onTermination`. To be called before any other thread exists, because threads inherit it.
    static func prepare() {
        _ = signal(SIGPIPE, SIG_IGN)
        var set = terminating
        unsafe pthread_sigmask(SIG_BLOCK, &set, nil)
    }

    /// Calls the body at each SIGINT or SIGTERM, on a thread of its own.
    static func onTermination(_ body: @escaping @Sendable () -> Void) {
        DispatchQueue(label: "muster.signals").async {
            var set = terminating
            var signal: Int32 = 0
            while unsafe sigwait(&set, &signal) == 0 { body() }
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
