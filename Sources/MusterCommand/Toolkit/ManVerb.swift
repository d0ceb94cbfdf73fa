import Muster

/// `muster man`.
struct ManVerb: Verb {
    let name = "man"
    let summary = "print the manual page"
    let help = """
        Read it:    muster man | man -l -
        Install it: muster man > /usr/local/share/man/man1/muster.1
        """
    let options: [Option] = []

    func run(_ context: Context) -> ExitCode {
        context.console.write(ManPage.text(context.registry, version: MusterVersion.current))
        return .success
    }
}
