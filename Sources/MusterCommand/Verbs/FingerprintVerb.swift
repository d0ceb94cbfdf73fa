import Muster
import SQLSyntax

/// `muster fingerprint [FILE]`: the identity of statements without their literals.
struct FingerprintVerb: Verb {
    private let bench = Option.value(
        "bench", "SECONDS", "repeat for so long on one thread and print statements per second")

    let name = "fingerprint"
    let summary = "print the fingerprint and the normalised text of statements"
    let operands = "[FILE]"
    let help = """
        Reads standard input without FILE. Statements that differ only in literals, list lengths,
        comments, white space and letter case have the same fingerprint. Needs no database.
        """
    var options: [Option] { [bench] + CommonOptions.output }

    func run(_ context: Context) async throws -> ExitCode {
        let text = try Self.read(context.arguments.operand(0))
        let statements = try SQLSyntax.split(text).map { String($0) }
        if let seconds = try context.arguments.number(bench) {
            return try measure(statements, seconds, context)
        }
        var table = Table(
            ["fingerprint", "kind", "statement"].map { .init($0) })
        var failed = false
        for statement in statements {
            do throws(SQLSyntaxError) {
                let normalized = try SQLSyntax.normalize(statement)
                table.append([
                    .text(normalized.fingerprint.description),
                    .text(normalized.kind.description), .text(normalized.text),
                ])
            } catch {
                failed = true
                table.append([.null, .text("unparsable"), .text("\(error)")])
            }
        }
        try context.show(table)
        return failed ? .findings : .success
    }

    private func measure(
        _ statements: [String], _ seconds: Double, _ context: Context
    ) throws(UsageError) -> ExitCode {
        let began = ContinuousClock.now
        let limit = Duration.seconds(seconds)
        var count = 0
        while began.duration(to: .now) < limit, !statements.isEmpty {
            for statement in statements where (try? SQLSyntax.fingerprint(statement)) != nil {
                count += 1
            }
        }
        let rate = Double(count) / (began.duration(to: .now) / .seconds(1))
        var table = Table([.init("fingerprints_per_second", .trailing)])
        table.append([.integer(Int(rate))])
        try context.show(table)
        return .success
    }

    private static func read(_ path: String?) throws -> String {
        guard let bytes = SystemCalls.contents(ofFile: path) else {
            throw UsageError("cannot read \(path.map(Arguments.shown) ?? "standard input")")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw UsageError("the input is not UTF-8")
        }
        return text
    }
}
