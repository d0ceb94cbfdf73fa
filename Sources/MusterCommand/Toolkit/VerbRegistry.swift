/// The verbs, and the way from a command line to one of them.
struct VerbRegistry: Sendable {
    /// In the order of the help.
    let verbs: [any Verb]

    init(_ verbs: [any Verb]) { self.verbs = verbs }

    /// The verb of that name.
    func verb(named name: String) -> (any Verb)? { verbs.first { $0.name == name } }
}
