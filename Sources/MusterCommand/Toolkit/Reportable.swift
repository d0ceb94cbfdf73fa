/// An error that knows how to be shown.
protocol Reportable: Error {
    /// What to show.
    var report: ErrorReport { get }
}

/// An error in the four parts of PostgreSQL.
struct ErrorReport: Hashable, Sendable {
    /// What happened: lower case, no full stop.
    var message: String
    /// The facts.
    var detail: String?
    /// What to do: full sentences.
    var hint: String?
    /// How the program ends.
    var exitCode: ExitCode = .failure
}

extension ErrorReport {
    /// What to show of any error.
    init(_ error: any Error) {
        self =
            (error as? any Reportable)?.report ?? ErrorReport(message: String(describing: error))
    }
}
