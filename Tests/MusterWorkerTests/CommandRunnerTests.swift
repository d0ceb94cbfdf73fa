import Foundation
import Testing

@testable import MusterWorker

@Suite("CommandRunner")
struct CommandRunnerTests {
    private func run(
        _ argv: [String], timeout: Duration = .seconds(20), maxBytes: Int = 1_000_000
    ) async -> CommandRunner.Outcome {
        await CommandRunner(argv: argv, timeout: timeout, maxBytes: maxBytes).run()
    }

    @Test("keeps every byte of both streams and the exit code")
    func bytes() async {
        let outcome = await run(["sh", "-c", "printf '\\351{}\\000'; printf no >&2; exit 255"])
        #expect(outcome.standardOutput == [0xe9, 0x7b, 0x7d, 0])
        #expect(outcome.standardError == Array("no".utf8))
        #expect(outcome.exitCode == 255)
        #expect(outcome.failure == nil)
    }

    @Test("says that a command is missing")
    func missing() async {
        let outcome = await run(["no-such-command"])
        #expect(outcome.failure == "the command no-such-command was not found")
        #expect(outcome.exitCode == nil)
    }

    @Test("kills a hanging command and everything it started")
    func hanging() async throws {
        let mark = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        let outcome = await run(
            ["sh", "-c", "(sleep 20; echo alive > \(mark.path)) & sleep 60"],
            timeout: .milliseconds(300))
        #expect(outcome.failure?.contains("longer than") == true)
        try await Task.sleep(for: .seconds(22))
        #expect(!FileManager.default.fileExists(atPath: mark.path))
    }

    @Test("kills the command when the worker stops")
    func stopping() async {
        let task = Task { await run(["sleep", "60"], timeout: .seconds(120)) }
        task.cancel()
        let outcome = await task.value
        #expect(outcome.failure == "the worker stopped before the command had ended")
        #expect(outcome.exitCode == nil)
    }

    @Test("stops a command that prints without end")
    func endless() async {
        let outcome = await run(["sh", "-c", "yes"], maxBytes: 100_000)
        #expect(outcome.failure == "the command printed more than 100000 bytes")
        #expect(outcome.standardOutput.isEmpty)
    }

    @Test("zero bytes and a signal are told apart from success")
    func silence() async {
        let silent = await run(["true"])
        #expect(silent.exitCode == 0 && silent.standardOutput.isEmpty && silent.failure == nil)
        let killed = await run(["sh", "-c", "kill -9 $$"])
        #expect(killed.failure == "the command was ended by signal 9")
    }
}
