import Synchronization

@testable import MusterCommand

/// A console whose output a test reads.
final class TestConsole: Sendable {
    struct Written: Sendable {
        var output = ""
        var error = ""
        /// What the next writes to standard output give; the last one stays.
        var results: [SystemCalls.WriteResult] = [.done]
    }

    let written = Mutex(Written())
    private let isTerminal: Bool
    private let environment: [String: String]

    init(isTerminal: Bool = false, environment: [String: String] = [:]) {
        self.isTerminal = isTerminal
        self.environment = environment
    }

    var output: String { written.withLock(\.output) }
    var error: String { written.withLock(\.error) }

    func console(isColorRefused: Bool = false) -> Console {
        Console(
            streams: Console.Streams(
                write: { [self] text, descriptor in
                    written.withLock { written in
                        guard descriptor == 1 else {
                            written.error += text
                            return .done
                        }
                        let result = written.results[0]
                        if written.results.count > 1 { written.results.removeFirst() }
                        if case .done = result { written.output += text }
                        return result
                    }
                },
                isTerminal: { [self] _ in isTerminal },
                columns: { [self] _ in isTerminal ? 100 : nil }),
            environment: environment, isColorRefused: isColorRefused)
    }
}
