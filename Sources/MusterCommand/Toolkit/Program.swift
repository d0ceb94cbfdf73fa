import FoundationEssentials
import Glibc
import Muster
import Synchronization

/// From a command line to an exit code.
///
/// ```swift
/// @main enum MusterCommand {
///     static func main() { Program(VerbRegistry([…])).runAndExit() }
/// }
/// ```
struct Program: Sendable {
    private let registry: VerbRegistry

    init(_ registry: VerbRegistry) { self.registry = registry }

    /// Runs the process's own command line and ends the process.
    ///
    /// Not `async`: an asynchronous main has threads already, and those would take the signals. The
    /// first SIGINT or SIGTERM cancels the verb, which may tidy up; a second one ends the process at
    /// once. A verb that was cancelled and throws `CancellationError` ends with the shell's code for
    /// the signal; one that returns ends with what it returns.
    func runAndExit() -> Never {
        Signals.ignoreBrokenPipes()
        Signals.holdTermination()
        let received = Mutex<Int32?>(nil)
        let task = startAndExit(received: { received.withLock(\.self) })
        received.withLock { $0 = Signals.nextTermination() }
        task.cancel()
        _exit(128 + Signals.nextTermination())
    }

    /// Runs the command line in a task that ends the process.
    private func startAndExit(received: @escaping @Sendable () -> Int32?) -> Task<Void, Never> {
        let environment = ProcessInfo.processInfo.environment
        let words = Array(CommandLine.arguments.dropFirst())
        let console = Console(
            environment: environment, isColorRefused: words.contains("--no-color"))
        return Task.detached {
            let end = await run(words, console: console, environment: environment)
            if case .cancelled = end, let number = received() { exit(128 + number) }
            exit(end.code.rawValue)
        }
    }

    /// How a run ended.
    enum End: Hashable, Sendable {
        case code(ExitCode)
        /// The verb gave up because it was asked to.
        case cancelled

        /// The code, where there is no signal to tell.
        var code: ExitCode {
            if case .code(let code) = self { code } else { .failure }
        }
    }

    /// Runs a command line.
    ///
    /// - Parameters:
    ///   - words: what follows the program's name.
    ///   - console: where results and messages go.
    ///   - environment: the environment's variables.
    /// - Returns: how it ended.
    func run(_ words: [String], console: Console, environment: [String: String]) async -> End {
        do {
            let code = try await dispatch(words, console, environment)
            if let failure = console.failure {
                console.show(
                    ErrorReport(
                        message: "standard output cannot be written",
                        detail: SystemCalls.message(of: failure)))
                return .code(.failure)
            }
            return .code(code)
        } catch is CancellationError {
            console.show(ErrorReport(message: "cancelled"))
            return .cancelled
        } catch {
            let report = ErrorReport(error)
            console.show(report)
            return .code(report.exitCode)
        }
    }

    private func dispatch(
        _ words: [String], _ console: Console, _ environment: [String: String]
    ) async throws -> ExitCode {
        guard let first = words.first else {
            throw UsageError("a verb is missing", hint: "\"muster help\" lists the verbs.")
        }
        switch first {
        case "--help", "-?", "-h":
            console.write(HelpText.program(registry))
            return .success
        case "--version", "-V":
            console.write("muster \(MusterVersion.current)\n")
            return .success
        case let option where option.hasPrefix("-"):
            throw UsageError(
                "there is no option \(Arguments.shown(option)) before the verb",
                hint: "Options follow the verb: muster VERB [OPTION]...")
        default:
            let verb = try registry.verb(named: first)
            return try await run(verb, Array(words.dropFirst()), console, environment)
        }
    }

    private func run(
        _ verb: any Verb, _ words: [String], _ console: Console, _ environment: [String: String]
    ) async throws -> ExitCode {
        let arguments: Arguments
        do {
            arguments = try Arguments(
                parsing: words, options: HelpText.allOptions(verb), environment: environment)
            if arguments.flag(CommonOptions.help) {
                console.write(HelpText.verb(verb))
                return .success
            }
            try check(arguments, of: verb)
        } catch {
            let fallback = "\"muster \(verb.name) --help\" shows how it is used."
            throw UsageError(error.message, hint: error.hint ?? fallback)
        }
        let log = Log(
            component: verb.name, minimumLevel: Self.level(environment),
            now: { SystemCalls.now() }, sink: { console.noteRaw($0) })
        let context = Context(
            arguments: arguments, console: console, log: log, registry: registry)
        return try await verb.run(context)
    }

    private func check(_ arguments: Arguments, of verb: any Verb) throws(UsageError) {
        let count = arguments.operands.count
        if count < verb.operandCount.lowerBound {
            throw UsageError("\(verb.name) needs \(verb.operands)")
        }
        if count > verb.operandCount.upperBound {
            let surplus = arguments.operands[verb.operandCount.upperBound]
            throw UsageError("\(verb.name) does not take \(Arguments.shown(surplus))")
        }
    }

    /// `MUSTER_LOG`: debug, info, warning or error.
    private static func level(_ environment: [String: String]) -> Log.Level {
        let word = environment["MUSTER_LOG"]?.uppercased()
        return Log.Level.allCases.first { $0.word == word } ?? .info
    }
}
