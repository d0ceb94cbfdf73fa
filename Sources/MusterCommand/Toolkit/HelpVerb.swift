/// `muster help [VERB]`.
struct HelpVerb: Verb {
    let name = "help"
    let summary = "show the verbs, or how one of them is used"
    let operands = "[VERB]"
    let help = ""
    let options: [Option] = []

    func operandWords(_ registry: VerbRegistry) -> [String] { registry.verbs.map(\.name) }

    func run(_ context: Context) throws(UsageError) -> ExitCode {
        guard let name = context.arguments.operand(0) else {
            context.console.write(HelpText.program(context.registry))
            return .success
        }
        context.console.write(HelpText.verb(try context.registry.verb(named: name)))
        return .success
    }
}
