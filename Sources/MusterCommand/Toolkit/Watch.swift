extension Context {
    /// Does something once, or, with ``CommonOptions/watch``, until it is cancelled or nobody looks.
    ///
    /// A terminal is cleared before each round; anything else gets the rounds one after the other.
    ///
    /// - Parameter round: what to do.
    /// - Returns: what the last round returned.
    /// - Throws: what a round throws, `CancellationError`, or ``UsageError`` for an odd pause.
    func repeating(_ round: () async throws -> ExitCode) async throws -> ExitCode {
        guard let pause = try arguments.duration(CommonOptions.watch) else {
            return try await round()
        }
        guard pause >= .milliseconds(100) else {
            throw UsageError("--watch must be 0.1 or more")
        }
        while true {
            if console.isOutputTerminal { console.write("\u{1b}[H\u{1b}[2J") }
            let code = try await round()
            if console.isClosed { return code }
            try await Task.sleep(for: pause)
        }
    }
}
