import Dispatch
import FoundationEssentials
import Glibc
import Synchronization

/// Runs a command with a limit of time and of output.
///
/// The output goes to files, not to pipes: a descendant that keeps a pipe open would keep its reader
/// waiting after everything else was killed.
struct CommandRunner: Sendable {
    /// What came of a run.
    struct Outcome: Sendable, Hashable {
        let startedAt: Date
        /// Nil when the command did not end by itself.
        let exitCode: Int?
        let standardOutput: [UInt8]
        let standardError: [UInt8]
        /// Why the output is not usable.
        let failure: String?
    }

    let argv: [String]
    let timeout: Duration
    let maxBytes: Int

    /// How often the limits are looked at.
    private static let pauseMicroseconds: UInt32 = 20_000

    /// Runs the command on a thread of its own, so that no task of the worker waits for it.
    ///
    /// It is killed when the task is cancelled, which counts as a failure.
    func run() async -> Outcome {
        let stop = StopFlag()
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let runner = self
                DispatchQueue.global().async {
                    continuation.resume(returning: runner.runBlocking(stop))
                }
            }
        } onCancel: {
            stop.isSet.store(true, ordering: .relaxed)
        }
    }

    private func runBlocking(_ stop: StopFlag) -> Outcome {
        let startedAt = Date()
        guard let output = OutputFile(), let errors = OutputFile() else {
            return failed(startedAt, "there is no place for what the command \(argv[0]) prints")
        }
        let child: ChildProcess
        do {
            child = try ChildProcess(argv: argv, output: output, errors: errors)
        } catch {
            let fault = error.code == ENOENT ? "was not found" : "could not be started"
            return failed(startedAt, "the command \(argv[0]) \(fault)")
        }
        return watch(child, since: startedAt, output, errors, stop)
    }

    private func watch(
        _ child: ChildProcess, since startedAt: Date, _ output: OutputFile, _ errors: OutputFile,
        _ stop: StopFlag
    ) -> Outcome {
        let clock = ContinuousClock()
        let deadline = clock.now + timeout
        var failure: String?
        var end = child.end()
        while end == nil {
            if failure != nil {
                child.kill()
            } else if clock.now >= deadline {
                failure = "the command ran longer than \(timeout)"
            } else if output.size > maxBytes || errors.size > maxBytes {
                failure = "the command printed more than \(maxBytes) bytes"
            } else if stop.isSet.load(ordering: .relaxed) {
                failure = "the worker stopped before the command had ended"
            }
            usleep(Self.pauseMicroseconds)
            end = child.end()
        }
        if failure == nil, output.size > maxBytes {
            failure = "the command printed more than \(maxBytes) bytes"
        }
        var exitCode: Int?
        switch end {
        case .exit(let code): exitCode = code
        case .signal(let number): failure = failure ?? "the command was ended by signal \(number)"
        case .unknown, nil: failure = failure ?? "nobody knows how the command ended"
        }
        return Outcome(
            startedAt: startedAt, exitCode: failure == nil ? exitCode : nil,
            standardOutput: output.size > maxBytes ? [] : output.read(upTo: maxBytes),
            standardError: errors.read(upTo: 4_000), failure: failure)
    }

    private func failed(_ startedAt: Date, _ failure: String) -> Outcome {
        Outcome(
            startedAt: startedAt, exitCode: nil, standardOutput: [], standardError: [],
            failure: failure)
    }
}

/// Set once, by the cancellation of the task that waits for the command.
private final class StopFlag: Sendable {
    let isSet = Atomic(false)
}
