import Glibc

/// Signals of the process.
enum Signals {
    /// A reader that goes away is noticed by `EPIPE`; it does not kill the process.
    static func ignoreBrokenPipes() { _ = signal(SIGPIPE, SIG_IGN) }

    /// Keeps SIGINT and SIGTERM for ``nextTermination()``.
    ///
    /// To be called before any other thread exists: threads inherit it, and a signal that one thread
    /// does not block ends the process there.
    static func holdTermination() {
        var set = terminating
        unsafe pthread_sigmask(SIG_BLOCK, &set, nil)
    }

    /// Waits for SIGINT or SIGTERM.
    ///
    /// For the main thread, which has nothing else to do; `dispatchMain` would let the signals through.
    ///
    /// - Returns: the signal's number.
    static func nextTermination() -> Int32 {
        while true {
            var set = terminating
            var number: Int32 = 0
            if unsafe sigwait(&set, &number) == 0 { return number }
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
