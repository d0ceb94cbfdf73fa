/// `muster completion bash|zsh`.
struct CompletionVerb: Verb {
    let name = "completion"
    let summary = "print a script that completes verbs and options in a shell"
    let operands = "bash|zsh"
    let operandCount = 1...1
    let help = """
        For the running shell:      source <(muster completion bash)
        For every bash:             muster completion bash > ~/.local/share/bash-completion/completions/muster
        For zsh, a folder of fpath: muster completion zsh > ~/.zfunc/_muster
        """
    let options: [Option] = []

    func operandWords(_ registry: VerbRegistry) -> [String] {
        Completion.Shell.allCases.map(\.rawValue)
    }

    func run(_ context: Context) throws(UsageError) -> ExitCode {
        let name = context.arguments.operand(0) ?? ""
        guard let shell = Completion.Shell(rawValue: name) else {
            throw UsageError(
                "there is no completion for \(Arguments.shown(name))",
                hint: "There is one for bash and one for zsh.")
        }
        context.console.write(Completion.script(shell, context.registry))
        return .success
    }
}
