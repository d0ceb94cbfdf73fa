/// What `--help` shows, made of the verbs themselves.
enum HelpText {
    /// The help of the program: every verb on a line.
    static func program(_ registry: VerbRegistry) -> String {
        let width = registry.verbs.map(\.name.count).max() ?? 0
        let verbs = registry.verbs.map { verb in
            "  \(padded(verb.name, to: width))  \(verb.summary)\n"
        }
        let codes = ExitCode.allCases.map { "  \($0.rawValue)  \($0.meaning)\n" }
        return """
            Muster runs a compute fleet from the Postgres you already have, and keeps that Postgres fast.

            Usage:
              muster VERB [OPTION]... [OPERAND]...
              muster VERB --help

            Verbs:
            \(verbs.joined())
            Exit codes:
            \(codes.joined())
            """
    }

    /// The help of a verb: usage, its own words, its options.
    static func verb(_ verb: any Verb) -> String {
        var text = "\(verb.summary)\n\nUsage:\n  \(usage(verb))\n\n"
        let words = verb.help.split(separator: "\n", omittingEmptySubsequences: false)
            .reversed().drop { $0.isEmpty }.reversed()
        if !words.isEmpty { text += words.joined(separator: "\n") + "\n\n" }
        for (title, options) in groups(verb) {
            text += "\(title):\n" + options.map { "  \($0)\n" }.joined() + "\n"
        }
        return String(text.dropLast())
    }

    /// `muster explain [OPTION]... QUERY`.
    static func usage(_ verb: any Verb) -> String {
        "muster \(verb.name) [OPTION]..." + (verb.operands.isEmpty ? "" : " \(verb.operands)")
    }

    /// Lines of options, own ones first, then the shared ones under titles of their own.
    private static func groups(_ verb: any Verb) -> [(String, [String])] {
        let width = allOptions(verb).map { spelling($0).count }.max() ?? 0
        return grouped(verb).map { title, options in
            (title, options.map { padded(spelling($0), to: width) + "  " + described($0) })
        }
    }

    /// The options of a verb by title.
    static func grouped(_ verb: any Verb) -> [(title: String, options: [Option])] {
        let shared = CommonOptions.connection + CommonOptions.output
        let own = verb.options.filter { !shared.contains($0) } + [CommonOptions.help]
        return [
            ("Options", own),
            ("Connection", verb.options.filter(CommonOptions.connection.contains)),
            ("Output", verb.options.filter(CommonOptions.output.contains)),
        ].filter { !$0.1.isEmpty }
    }

    /// What a verb takes, help included.
    static func allOptions(_ verb: any Verb) -> [Option] { verb.options + [CommonOptions.help] }

    /// `-h, --host HOST`, `    --json`.
    private static func spelling(_ option: Option) -> String {
        let short = option.short.map { "-\($0), " } ?? "    "
        return short + "--\(option.name)" + (option.value.map { " \($0)" } ?? "")
    }

    /// The help of an option, with the variable that stands in for it.
    static func described(_ option: Option) -> String {
        let repeats = option.isRepeatable ? "; may be given more than once" : ""
        return option.help + repeats + (option.environment.map { " [\($0)]" } ?? "")
    }

    private static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
