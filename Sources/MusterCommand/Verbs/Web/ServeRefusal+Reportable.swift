import HTTPServer
import MusterWeb

extension ServeRefusal: Reportable {
    var report: ErrorReport {
        ErrorReport(message: message, hint: hint, exitCode: .refused)
    }
}

extension ServerError: Reportable {
    var report: ErrorReport { ErrorReport(message: message, hint: hint) }
}
