import MusterDatabase

extension ExplainRefusal: Reportable {
    var report: ErrorReport {
        ErrorReport(message: reason, hint: hint, exitCode: isDanger ? .refused : .failure)
    }

    /// It was refused because it might do harm, and not because it failed.
    private var isDanger: Bool {
        switch self {
        case .unsafeLogin, .hazard: true
        default: false
        }
    }
}
