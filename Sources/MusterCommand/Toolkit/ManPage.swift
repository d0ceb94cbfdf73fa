/// The manual page `muster(1)` in mdoc, made of the verbs themselves.
enum ManPage {
    /// The page's source.
    ///
    /// - Parameters:
    ///   - registry: the verbs.
    ///   - version: of the program.
    /// - Returns: the source.
    static func text(_ registry: VerbRegistry, version: String) -> String {
        var page = """
            .\\" Made by "muster man".
            .Dd $Mdocdate$
            .Dt MUSTER 1
            .Os Muster \(escaped(version))
            .Sh NAME
            .Nm muster
            .Nd run a compute fleet from Postgres, and keep that Postgres fast
            .Sh SYNOPSIS
            .Nm
            .Ar verb
            .Op Ar option ...
            .Op Ar operand ...
            .Sh DESCRIPTION
            .Nm
            installs and runs the parts of Muster that SQL alone cannot do.
            Results go to standard output, everything else to standard error.
            The verbs are as follows.

            """
        for verb in registry.verbs { page += section(verb) }
        page += ".Sh ENVIRONMENT\n.Bl -tag -width Ds\n"
        page += variable(
            "PGHOST, PGPORT, PGUSER, PGDATABASE, PGSERVICE, PGPASSFILE, PGSSLMODE",
            "where and how to connect, as for psql")
        page += variable("NO_COLOR", "no colour, when it is not empty")
        page += variable("COLUMNS", "width of the terminal")
        for option in distinctOptions(registry) {
            if let name = option.environment {
                page += variable(name, "stands in for --\(option.name)")
            }
        }
        page += ".El\n.Sh EXIT STATUS\n.Bl -tag -width Ds\n"
        for code in ExitCode.allCases { page += ".It \(code.rawValue)\n\(line(code.meaning))" }
        return page + """
            .El
            .Sh SEE ALSO
            .Xr psql 1 ,
            .Xr pg_isready 1

            """
    }

    private static func section(_ verb: any Verb) -> String {
        var text = ".Ss muster \(escaped(verb.name))\n\(line(verb.summary))"
        text += ".Bd -literal -offset indent\n\(line(HelpText.usage(verb))).Ed\n"
        if !verb.help.isEmpty {
            text +=
                ".Bd -literal\n"
                + verb.help.split(separator: "\n", omittingEmptySubsequences: false)
                .map { line(String($0)) }.joined() + ".Ed\n"
        }
        text += ".Bl -tag -width Ds\n"
        for option in HelpText.allOptions(verb) {
            let short = option.short.map { "Fl \(escaped(String($0))) , " } ?? ""
            let value = option.value.map { " Ar \(escaped($0))" } ?? ""
            text += ".It \(short)Fl \\-\(escaped(option.name))\(value)\n"
            text += line(HelpText.described(option))
        }
        return text + ".El\n"
    }

    private static func variable(_ name: String, _ meaning: String) -> String {
        ".It \(name.split(separator: ", ").map { "Ev \($0)" }.joined(separator: " , "))\n\(line(meaning))"
    }

    private static func distinctOptions(_ registry: VerbRegistry) -> [Option] {
        var known: Set<Option> = []
        return registry.verbs.flatMap(\.options).filter { known.insert($0).inserted }
    }

    /// A line of text: it may not start like a request.
    private static func line(_ text: String) -> String {
        let escaped = escaped(text)
        return (escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" : "") + escaped + "\n"
    }

    /// A backslash starts an escape, and a bare dash is a hyphen that no shell takes.
    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
    }
}
