import Muster

@testable import MusterCommand

/// A verb that does what its operand says.
struct TryVerb: Verb {
    static let count = Option.value(
        "count", short: "n", "COUNT", "how often", environment: "MUSTER_COUNT")
    static let label = Option.value(
        "label", short: "l", "KEY=VALUE", "only what has this label: it's [any]",
        isRepeatable: true)
    static let deep = Option.flag("deep", "look twice")

    let name = "try"
    let summary = "do what the operand says"
    let operands = "WAY [CONNINFO]"
    let operandCount = 1...2
    let help = """
        Ways are fine, findings, refused, broken, cancelled, print.

        .dots and 'quotes' and back\\slashes stand in the manual, too.
        """
    let options =
        [TryVerb.count, TryVerb.label, TryVerb.deep, CommonOptions.watch] + CommonOptions.connection
        + CommonOptions.output

    struct Broken: Reportable {
        var report: ErrorReport {
            ErrorReport(
                message: "it is broken\u{1b}[2J", detail: "It fell.\nTwice.", hint: "Mend it.",
                exitCode: .schemaMismatch)
        }
    }

    struct Odd: Error {}

    func run(_ context: Context) async throws -> ExitCode {
        switch context.arguments.operand(0) {
        case "findings": return .findings
        case "refused": return .refused
        case "broken": throw Broken()
        case "odd": throw Odd()
        case "watch":
            return try await context.repeating {
                context.console.write("round\n")
                return .findings
            }
        case "cancelled": throw CancellationError()
        case "print":
            var table = Table([Table.Column("n", .trailing)])
            for number in 0..<(try context.arguments.integer(Self.count) ?? 1) {
                table.append([.integer(number)])
            }
            let format = try OutputFormat(context.arguments, console: context.console)
            table.write(to: context.console, as: format)
            context.log.info("printed", ["rows": "\(table.rows.count)"])
            return .success
        default: return .success
        }
    }
}

struct DoctorVerb: Verb {
    let name = "doctor"
    let summary = "say what is wrong: today's findings"
    let help = ""
    let options = CommonOptions.output

    func run(_ context: Context) -> ExitCode { .success }
}

let testRegistry = VerbRegistry([TryVerb(), DoctorVerb()])
