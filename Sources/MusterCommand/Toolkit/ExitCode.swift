/// How a run of `muster` ended, for the shell.
enum ExitCode: Int32, Sendable, CaseIterable {
    /// Done.
    case success = 0
    /// It failed; standard error says why.
    case failure = 1
    /// The command line makes no sense.
    case usage = 2
    /// A script stopped at an error, as in psql.
    case script = 3
    /// The schema is newer or older than this program.
    case schemaMismatch = 4
    /// It ran, and there is something to look at.
    case findings = 5
    /// It was refused because it might do harm.
    case refused = 6

    /// What the code means, for help and the manual page.
    var meaning: String {
        switch self {
        case .success: "done"
        case .failure: "failed; standard error says why"
        case .usage: "wrong use of the command line"
        case .script: "a script stopped at an error"
        case .schemaMismatch: "the schema is newer or older than this program"
        case .findings: "done, and there are findings"
        case .refused: "refused, because it might do harm"
        }
    }
}
