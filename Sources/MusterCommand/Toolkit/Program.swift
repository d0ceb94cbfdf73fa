import FoundationEssentials
import Glibc
import Muster
import MusterDatabase
import PostgresClient

/// From the command line to a verb and to the exit code.
enum Program {
    /// Runs the process's command line and ends the process.
    ///
    /// Not `async`: an asynchronous main has threads already, and those would take the signals.
    static func start() -> Never {
        Signals.prepare()
        let environment = ProcessInfo.processInfo.environment
        let console = Console(environment: environment)
        let task = Task.detached {
            await run(Array(CommandLine.arguments.dropFirst()), environment, console)
        }
        Task.detached { exit(await task.value.rawValue) }
        Signals.eachTermination { task.cancel() }
    }

    /// Runs a command line.
    static func run(
        _ words: [String], _ environment: [String: String], _ console: Console
    ) async -> ExitCode {
        let registry = VerbRegistry.all
        do {
            guard let name = words.first,
                !["-h", "--help", "help"].contains(name) || words.count > 1
            else {
                console.write(lines: registry.help)
                return words.isEmpty ? .usage : .success
            }
            if ["-V", "--version"].contains(name) {
                console.write(lines: ["muster \(MusterVersion.current)"])
                return .success
            }
            let isHelp = name == "help"
            let wanted = isHelp ? words[1] : name
            guard let verb = registry.verb(named: wanted) else {
                throw UsageError(
                    "there is no verb \(Arguments.shown(wanted))",
                    hint: Spelling.suggestion(for: wanted, among: registry.verbs.map(\.name))
                        ?? "muster help lists the verbs.")
            }
            if isHelp || words.dropFirst().contains("--help") {
                console.write(lines: registry.help(of: verb))
                return .success
            }
            let arguments = try Arguments(
                parsing: Array(words.dropFirst()), options: registry.options(of: verb),
                environment: environment)
            guard verb.operandCount.contains(arguments.operands.count) else {
                throw UsageError(
                    "wrong number of operands", hint: "Usage: muster \(verb.name) \(verb.operands)")
            }
            let code = try await verb.run(
                Context(
                    arguments: arguments, console: console,
                    log: Log(
                        component: verb.name, now: { SystemCalls.now() },
                        sink: { _ = SystemCalls.write($0, to: 2) }),
                    registry: registry))
            return console.failure == nil ? code : .failure
        } catch {
            let report = ErrorReport(error)
            console.show(report)
            return report.exitCode
        }
    }
}

extension ErrorReport {
    /// What to show of any error.
    init(_ error: any Error) {
        switch error {
        case let error as any Reportable:
            self = error.report
        case let error as PostgresError:
            self.init(
                message: error.message, detail: error.detail,
                hint: error.hint ?? Self.hint(for: error))
        case let refusal as ExplainRefusal:
            self.init(
                message: refusal.reason, hint: refusal.hint,
                exitCode: refusal.isDanger ? .refused : .failure)
        case is CancellationError:
            self.init(message: "interrupted")
        default:
            self.init(message: "\(error)")
        }
    }

    private static func hint(for error: PostgresError) -> String? {
        switch error.sqlState.rawValue {
        case "42883", "3F000", "42P01":
            "Is Muster installed in this database? Run: muster install"
        case "42501":
            "Connect as a role that may do this: see select * from muster.setup_roles();"
        default:
            nil
        }
    }
}

extension ExplainRefusal {
    /// It was refused because it might do harm, and not because it failed.
    var isDanger: Bool {
        switch self {
        case .unsafeLogin, .hazard: true
        default: false
        }
    }
}
