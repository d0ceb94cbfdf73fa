/// The verbs, and the way from a word to one of them.
struct VerbRegistry: Sendable {
    /// In the order of the help; those of the toolkit itself come last.
    let verbs: [any Verb]

    /// Makes a registry.
    ///
    /// - Parameter verbs: what the program does; `help`, `completion` and `man` come by themselves.
    init(_ verbs: [any Verb]) {
        self.verbs = verbs + [HelpVerb(), CompletionVerb(), ManVerb()]
    }

    /// The verb of that name.
    ///
    /// - Parameter name: a word of the command line.
    /// - Returns: the verb.
    /// - Throws: ``UsageError`` that names the nearest verb.
    func verb(named name: String) throws(UsageError) -> any Verb {
        if let verb = verbs.first(where: { $0.name == name }) { return verb }
        throw UsageError(
            "there is no verb \(Arguments.shown(name))",
            hint: Spelling.suggestion(for: name, among: verbs.map(\.name))
                ?? "\"muster help\" lists the verbs.")
    }
}
