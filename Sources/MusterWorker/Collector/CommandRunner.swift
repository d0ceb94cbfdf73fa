import Dispatch
import Foundation
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
    private static let pause: TimeInterval = 0.02

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
        guard let program = Self.find(argv[0]) else {
            return failed(startedAt, "the command \(argv[0]) was not found")
        }
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("muster-\(UUID().uuidString)")
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: false,
                attributes: [.posixPermissions: 0o700])
            defer { try? FileManager.default.removeItem(at: folder) }
            return try run(program, startedAt, in: folder, stop)
        } catch {
            return failed(startedAt, "the command \(argv[0]) could not be started")
        }
    }

    private func run(
        _ program: URL, _ startedAt: Date, in folder: URL, _ stop: StopFlag
    ) throws -> Outcome {
        let output = folder.appendingPathComponent("stdout")
        let errors = folder.appendingPathComponent("stderr")
        let process = Process()
        process.executableURL = program
        process.arguments = Array(argv.dropFirst())
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try Self.create(output)
        process.standardError = try Self.create(errors)
        let clock = ContinuousClock()
        let deadline = clock.now + timeout
        try process.run()

        var failure: String?
        while process.isRunning {
            if clock.now >= deadline {
                failure = "the command ran longer than \(timeout)"
            } else if Self.size(output) > maxBytes || Self.size(errors) > maxBytes {
                failure = "the command printed more than \(maxBytes) bytes"
            } else if stop.isSet.load(ordering: .relaxed) {
                failure = "the worker stopped before the command had ended"
            }
            if failure != nil {
                Self.killGroup(process.processIdentifier)
                break
            }
            Thread.sleep(forTimeInterval: Self.pause)
        }
        while process.isRunning { Thread.sleep(forTimeInterval: Self.pause) }
        if failure == nil, Self.size(output) > maxBytes {
            failure = "the command printed more than \(maxBytes) bytes"
        }
        if failure == nil, process.terminationReason == .uncaughtSignal {
            failure = "the command was ended by signal \(process.terminationStatus)"
        }
        return Outcome(
            startedAt: startedAt, exitCode: failure == nil ? Int(process.terminationStatus) : nil,
            standardOutput: Self.size(output) > maxBytes ? [] : try Self.read(output, maxBytes),
            standardError: try Self.read(errors, 4_000), failure: failure)
    }

    private func failed(_ startedAt: Date, _ failure: String) -> Outcome {
        Outcome(
            startedAt: startedAt, exitCode: nil, standardOutput: [], standardError: [],
            failure: failure)
    }

    /// The command and all that it started: a `Process` leads a process group of its own.
    private static func killGroup(_ leader: Int32) {
        if kill(-leader, SIGKILL) != 0 { kill(leader, SIGKILL) }
    }

    private static func find(_ name: String) -> URL? {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        let candidates =
            name.contains("/") ? [name] : path.split(separator: ":").map { "\($0)/\(name)" }
        return candidates.first(where: FileManager.default.isExecutableFile(atPath:))
            .map(URL.init(fileURLWithPath:))
    }

    private static func create(_ file: URL) throws -> FileHandle {
        guard FileManager.default.createFile(atPath: file.path, contents: nil) else {
            throw CocoaError(.fileWriteUnknown)
        }
        return try FileHandle(forWritingTo: file)
    }

    private static func size(_ file: URL) -> Int {
        let attributes = try? FileManager.default.attributesOfItem(atPath: file.path)
        return (attributes?[.size] as? NSNumber)?.intValue ?? 0
    }

    private static func read(_ file: URL, _ limit: Int) throws -> [UInt8] {
        let handle = try FileHandle(forReadingFrom: file)
        defer { try? handle.close() }
        return [UInt8](try handle.read(upToCount: limit) ?? Data())
    }
}

/// Set once, by the cancellation of the task that waits for the command.
private final class StopFlag: Sendable {
    let isSet = Atomic(false)
}
