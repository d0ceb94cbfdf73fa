/// The command line makes no sense.
struct UsageError: Reportable, Hashable {
    let message: String
    let hint: String?

    init(_ message: String, hint: String? = nil) {
        self.message = message
        self.hint = hint
    }

    var report: ErrorReport { ErrorReport(message: message, hint: hint, exitCode: .usage) }
}
