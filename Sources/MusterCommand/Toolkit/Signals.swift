import Dispatch
import Glibc

/// Reacts to signals in ordinary code, not inside a signal handler.
///
/// Keep it as long as it is to react. The handlers are `@Sendable` and run on a queue of their own,
/// so they may not touch what belongs to an actor.
final class Signals {
    private let queue = DispatchQueue(label: "muster.signals")
    private var sources: [any DispatchSourceSignal] = []

    /// A reader that goes away is noticed by `EPIPE`; it does not kill the process.
    static func ignoreBrokenPipes() { _ = signal(SIGPIPE, SIG_IGN) }

    /// Calls a handler for each of some signals, one call at a time.
    ///
    /// - Parameters:
    ///   - numbers: `SIGINT`, `SIGTERM`, …
    ///   - handler: gets the signal's number.
    func handle(_ numbers: [Int32], _ handler: @escaping @Sendable (Int32) -> Void) {
        for number in numbers {
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler { handler(number) }
            source.resume()
            sources.append(source)
        }
    }

    deinit {
        for source in sources { source.cancel() }
    }
}
