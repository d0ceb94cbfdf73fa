extension VerbRegistry {
    /// The options of a verb, its own first.
    func options(of verb: any Verb) -> [Option] { verb.options + CommonOptions.all }

    /// The list of verbs.
    var help: [String] {
        let width = verbs.map(\.name.count).max() ?? 0
        return [
            "muster: fleet operations inside the Postgres you already have", "",
            "Usage: muster VERB [OPTION...]", "", "Verbs:",
        ]
            + verbs.map { "  " + Self.padded($0.name, width) + "  " + $0.summary }
            + ["", "muster help VERB tells more. Exit codes:"]
            + ExitCode.allCases.map { "  \($0.rawValue)  \($0.meaning)" }
    }

    /// The help of one verb.
    func help(of verb: any Verb) -> [String] {
        let operands = verb.operands.isEmpty ? "" : " " + verb.operands
        return ["Usage: muster \(verb.name)\(operands) [OPTION...]", "", verb.help, ""]
            + Self.lines(of: verb.options, heading: "Options:")
            + Self.lines(of: CommonOptions.all, heading: "Connection and output:")
    }

    private static func lines(of options: [Option], heading: String) -> [String] {
        guard !options.isEmpty else { return [] }
        let names = options.map { option in
            (option.short.map { "-\($0), " } ?? "    ") + "--" + option.name
                + (option.value.map { " " + $0 } ?? "")
        }
        let width = names.map(\.count).max() ?? 0
        return [heading]
            + zip(names, options).map { name, option in
                "  " + padded(name, width) + "  " + option.help
                    + (option.environment.map { " ($\($0))" } ?? "")
            }
            + [""]
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
